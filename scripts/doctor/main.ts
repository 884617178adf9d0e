import { parseArgs } from 'node:util';
import { DEFAULT_ENV, readArguments, readEnvFile } from '../command-line.ts';
import { diagnose } from './diagnose.ts';
import { format, type Line } from './line.ts';

const USAGE = `Checks whether the bot can do its work here, and says what to do where it cannot.

  npm run doctor -- [--endpoint https://bot.contoso.com/api/messages] [--json]

  --endpoint URL   the address Teams reaches the bot at; also as PUBLIC_URL. It is asked from this machine
  --env FILE       variables that the environment does not set (default env/.env, when it is there)
  --outside        leaves out what means something only where the bot runs
  --json           the same for programs: one JSON object
  --teams-app FILE the Teams app package to compare with (default dist/token-warden.zip)

It writes one record into the store and removes it again, and starts no sync.
Exit code: 0 nothing failed, 1 something failed, 2 a wrong option.
`;

type Counts = Readonly<Record<Line['level'], number>>;

const PATIENCE = 10_000;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const read = readArguments(USAGE, () => parseOptions(args));
  if ('exitCode' in read) return read.exitCode;
  const { options } = read;
  const file = await readEnvFile(options.env);
  if (file === undefined && options.env !== DEFAULT_ENV) {
    process.stderr.write(`The file ${options.env} does not exist.\n`);
    return 2;
  }
  const env = { ...file, ...process.env };
  const lines = diagnose({
    env,
    source: file === undefined ? 'the environment' : `${options.env} and the environment`,
    now: Date.now,
    patienceMs: PATIENCE,
    endpoint: options.endpoint ?? (env['PUBLIC_URL']?.trim() || undefined),
    teamsApp: options['teams-app'],
    outside: options.outside,
  });
  return options.json ? printJson(lines) : print(lines);
}

async function print(lines: AsyncIterable<Line>): Promise<number> {
  const { isTTY, columns } = process.stdout;
  const paper = { width: isTTY ? Math.min(columns, 120) : undefined, colour: isTTY };
  const counts = { ok: 0, warn: 0, fail: 0 };
  let first: string | undefined;
  for await (const line of lines) {
    counts[line.level] += 1;
    if (line.level === 'fail') first ??= line.about;
    process.stdout.write(`${format(line, paper)}\n`);
  }
  process.stdout.write(`\n${summary(counts, first)}\n`);
  return counts.fail === 0 ? 0 : 1;
}

function summary(counts: Counts, first: string | undefined): string {
  const verdict = first === undefined ? 'Nothing keeps the bot from working' : `Begin with "${first}"`;
  return `${verdict}: ${counts.ok} ok, ${counts.warn} warn, ${counts.fail} fail`;
}

async function printJson(lines: AsyncIterable<Line>): Promise<number> {
  const all = await Array.fromAsync(lines);
  const count = (level: Line['level']) => all.filter((line) => line.level === level).length;
  const counts = { ok: count('ok'), warn: count('warn'), fail: count('fail') };
  process.stdout.write(`${JSON.stringify({ ...counts, lines: all }, undefined, 2)}\n`);
  return counts.fail === 0 ? 0 : 1;
}

function parseOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    help: { type: 'boolean', default: false },
    endpoint: text,
    outside: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    env: { ...text, default: DEFAULT_ENV },
    'teams-app': { ...text, default: 'dist/token-warden.zip' },
  } as const;
  return parseArgs({ args, options }).values;
}
