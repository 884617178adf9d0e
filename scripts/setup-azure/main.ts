import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { readOptions, type SetupOptions, USAGE } from './options.ts';
import { type AzAnswer, runPlan } from './run.ts';
import { asScript } from './script.ts';
import { planSetup } from './steps.ts';

/** What shells answer for a command that does not exist. */
const NOT_STARTED = 127;

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 done, 1 a step failed, 2 a wrong option. */
async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args);
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
    process.stdout.write(asScript(plan));
    return 0;
  }
  const result = await runPlan(plan, { az: callAz, say: (line) => process.stdout.write(`${line}\n`) });
  if (!result.ok) {
    process.stderr.write(`\nStopped at: ${result.failed.what}\n${result.why}\n${result.failed.advice}\n`);
    return 1;
  }
  process.stdout.write(`\n${result.env.join('\n')}\n\n${next(options)}\n`);
  return 0;
}

function next(options: SetupOptions): string {
  if (options.host === 'app-service') {
    return 'Put BOT_ID into env/.env for npm run package:teams; then deploy the code: see infra/README.md.';
  }
  const secret = options['secret-file'];
  const identity =
    secret === undefined
      ? `Attach the managed identity ${options.name}-identity to what runs the bot.`
      : `BOT_PASSWORD is in ${secret}: keep it out of version control.`;
  return `Give these to the bot. ${identity} New permissions count after a restart of the bot.`;
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
