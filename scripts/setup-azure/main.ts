import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { readEnvFile } from '../command-line.ts';
import { writeSettings } from './env-file.ts';
import { knownFrom } from './known.ts';
import { envOption, givenOptions, type Known, readOptions, type SetupOptions, USAGE } from './options.ts';
import { askMissing } from './questions.ts';
import { type AzAnswer, runPlan } from './run.ts';
import { asScript } from './script.ts';
import { planSetup } from './steps.ts';

/** What shells answer for a command that does not exist. */
const NOT_STARTED = 127;

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 done, 1 a step failed, 2 a wrong option. */
async function main(args: readonly string[]): Promise<number> {
  const file = envOption(args);
  const env = (await readEnvFile(file)) ?? {};
  const known = { ...knownFrom(env), ...(await answersOf(args, knownFrom(env))) };
  const read = readOptions(args, known);
  if (read.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (read.kind === 'wrong') {
    process.stderr.write(`${read.problems.map((problem) => `- ${problem}`).join('\n')}\n\n${USAGE}`);
    return 2;
  }
  const { options } = read;
  const plan = planSetup(options);
  if (options['dry-run']) {
    process.stdout.write(asScript(plan, options.env));
    return 0;
  }
  const result = await runPlan(plan, { az: callAz, say: (line) => process.stdout.write(`${line}\n`) });
  if (!result.ok) {
    process.stderr.write(`\nStopped at: ${result.failed.what}\n${result.why}\n${result.failed.advice}\n`);
    return 1;
  }
  const written = { ...result.env, ...(await secretOf(options)), ...websiteOf(result.env, env) };
  await writeSettings(options.env, written);
  process.stdout.write(ending(options, result.env));
  return 0;
}

/** At a terminal, what the command line and the settings file leave open. */
async function answersOf(args: readonly string[], known: Known): Promise<Known> {
  const given = givenOptions(args);
  const asks = process.stdin.isTTY && process.stdout.isTTY && !given.has('help') && !given.has('dry-run');
  if (!asks) return {};
  const person = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ask = async (question: string) => (await person.question(question)).trim();
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const host = given.get('host');
    return await askMissing(new Set([...given.keys(), ...Object.keys(known)]), { ask, zone, host });
  } finally {
    person.close();
  }
}

/** The secret lies in its own file, for the script's sake too; the bot reads it from its settings. */
async function secretOf(options: SetupOptions): Promise<Readonly<Record<string, string>>> {
  if (options.identity !== 'app') return {};
  const secret = (await readEnvFile(options['secret-file']))?.['BOT_PASSWORD'];
  return secret === undefined ? {} : { BOT_PASSWORD: secret };
}

/** Teams demands a website of every app; nobody opens the one of an app of one's own organisation. */
function websiteOf(
  found: Readonly<Record<string, string>>,
  env: NodeJS.Dict<string>,
): Record<string, string> {
  if (found['MANIFEST_WEBSITE_URL'] !== undefined || env['MANIFEST_WEBSITE_URL']) return {};
  return { MANIFEST_WEBSITE_URL: `${new URL(found['PUBLIC_URL'] ?? '').origin}/` };
}

function ending(options: SetupOptions, found: Readonly<Record<string, string>>): string {
  const address = found['PUBLIC_URL'] ?? '';
  const at = `--resource-group ${options['resource-group']} --name ${options.name}`;
  const identity =
    options.identity === 'app'
      ? ''
      : `\nWhat runs the bot needs the managed identity ${options.name}-identity.`;
  const [start, note] =
    options.host === 'app-service'
      ? [`npm run package:app && az webapp deploy ${at} --type zip --src-path dist/token-warden-app.zip`, '']
      : ['npm start', identity];
  const team =
    found['IT_TEAM_ID'] === undefined ? ' IT_TEAM_ID is not known yet: run this again with --team LINK.' : '';
  return [
    `\n${options.env} is written.${team}${note}`,
    `The bot's address: ${address}`,
    '\nNext:',
    `  ${start}`,
    `  npm run package:teams`,
    `  npm run doctor -- --endpoint ${address}`,
    '',
  ].join('\n');
}

/** Calls az without a shell, so that no value can be taken for a command. */
async function callAz(args: readonly string[], errors: 'show' | 'keep'): Promise<AzAnswer> {
  const child = spawn('az', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended: Promise<AzAnswer['code']> = once(child, 'close').then(
    ([code]) => (typeof code === 'number' ? code : 1),
    () => NOT_STARTED,
  );
  if (errors === 'show') child.stderr.pipe(process.stderr, { end: false });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    errors === 'keep' ? text(child.stderr) : '',
    ended,
  ]);
  if (code === NOT_STARTED) {
    process.stderr.write(
      'The az command was not found: install the Azure CLI, or run this in Azure Cloud Shell.\n',
    );
  }
  return { code, out, err };
}
