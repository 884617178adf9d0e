/** `npm run simulate -- --seeds N --years Y [--from S] [--workers W]`, or `-- --seed S --years Y [--trace]` for one. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runCrew } from './crew.ts';
import { rememberDecoded } from './fast-decoding.ts';
import { rememberOffsets } from './fast-zones.ts';
import { type RunResult, runSeed } from './run.ts';
import { summaryOf } from './table.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    years: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});

const years = positive('years', values.years);
const replay = (seed: number) => `npm run simulate -- --seed ${seed} --years ${years} --trace`;
const results = values.seed === undefined ? await runMany() : [await runOne(positive('seed', values.seed))];
print(summaryOf(results, replay).join('\n'));
process.exit(results.some(({ violations }) => violations.length > 0) ? 1 : 0);

async function runMany(): Promise<RunResult[]> {
  const from = positive('from', values.from);
  const seeds = Array.from({ length: positive('seeds', values.seeds) }, (_, index) => from + index);
  const began = performance.now();
  const done: RunResult[] = [];
  await runCrew({
    seeds,
    years,
    workers: positive('workers', values.workers),
    onResult: (result) => {
      done.push(result);
      for (const { invariant, at, what } of result.violations.slice(0, 3))
        print(`seed ${result.seed}: ${invariant}, ${new Date(at).toISOString()}: ${what}`);
      if (done.length % 20 === 0) print(`${done.length} of ${seeds.length} seeds in ${seconds(began)} s`);
    },
  });
  print(`\n${seeds.length} seeds in ${seconds(began)} s\n`);
  return done.sort((one, other) => one.seed - other.seed);
}

async function runOne(seed: number): Promise<RunResult> {
  rememberOffsets();
  rememberDecoded();
  const trace = values.trace ? { trace: (line: string) => print(line) } : {};
  const result = await runSeed({ seed, years, ...trace });
  print(`\nseed ${seed}, ${result.replicas} replicas, trouble with ${result.themes.join(', ') || 'nothing'}`);
  for (const { invariant, at, what } of result.violations)
    print(`${new Date(at).toISOString()} ${invariant}: ${what}`);
  print('');
  return result;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  complain(`--${name} must be a number above 0, not "${text}".`);
  process.exit(2);
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
