import type { RunResult } from './run.ts';

/** What a number of seeds came to, as lines for a terminal. */
export function summaryOf(results: readonly RunResult[], replay: (seed: number) => string): string[] {
  const sum = (of: (result: RunResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const broken = results.filter(({ violations }) => violations.length > 0);
  const days = sum(({ years }) => years * 365);
  const found = (invariant: string) =>
    sum(({ violations }) => violations.filter((one) => one.invariant === invariant).length);
  return [
    ...rows('What happened', countsOf(results)),
    '',
    ...rows('What came of it', [
      ['seeds', results.length],
      ['simulated years', sum(({ years }) => years)],
      ['events', sum(({ events }) => events)],
      ['looks at Intune', sum(({ looks }) => looks)],
      ['quiet moments judged', sum(({ quietMoments }) => quietMoments)],
      ['reminders said', sum(({ said }) => said)],
      ['turned green', sum(({ resolved }) => resolved)],
      [
        'wrong',
        found('believes what was read') +
          found('shows the present') +
          found('stays resolved') +
          found('silent when fine'),
      ],
      ['missed', found('says each step')],
      ['doubled', found('says it once')],
      ['Teams calls a day', round(sum(({ calls }) => calls) / days)],
      ['Teams calls a day, token and place', round(sum(callsEach) / results.length)],
      ['stored characters at the end, on average', Math.round(sum(({ bytes }) => bytes) / results.length)],
      ['stored characters at the end, at most', Math.max(...results.map(({ bytes }) => bytes))],
    ]),
    '',
    ...(broken.length === 0 ? ['Every invariant held.'] : invariantsOf(results)),
    ...(broken.length === 0
      ? []
      : [
          '',
          `${broken.length} of ${results.length} seeds failed. To see one of them:`,
          `  ${replay(broken[0]?.seed ?? 0)}`,
        ]),
  ];
}

/** Each broken invariant with the seeds that broke it and the first time it was broken. */
function invariantsOf(results: readonly RunResult[]): string[] {
  const names = [
    ...new Set(results.flatMap(({ violations }) => violations.map(({ invariant }) => invariant))),
  ];
  const lines = names.map((name) => {
    const seeds = results.filter(({ violations }) => violations.some(({ invariant }) => invariant === name));
    const first = seeds[0]?.violations.find(({ invariant }) => invariant === name);
    const at = first === undefined ? '' : new Date(first.at).toISOString();
    return {
      count: seeds.length,
      text: [
        `BROKEN in ${seeds.length} seeds: ${name}`,
        `  first in seed ${seeds[0]?.seed}, ${at}: ${first?.what}`,
      ],
    };
  });
  return lines.sort((one, other) => other.count - one.count).flatMap(({ text }) => text);
}

function countsOf(results: readonly RunResult[]): [string, number][] {
  const all = new Map<string, number>();
  for (const { counts } of results) {
    for (const [kind, count] of Object.entries(counts)) all.set(kind, (all.get(kind) ?? 0) + count);
  }
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1));
}

function callsEach({ calls, years, tokens, places }: RunResult): number {
  return calls / (years * 365) / Math.max(1, tokens * places);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function rows(title: string, entries: readonly (readonly [string, number])[]): string[] {
  const wide = Math.max(...entries.map(([name]) => name.length));
  return [
    title,
    ...entries.map(([name, value]) => `  ${name.padEnd(wide)}  ${value.toLocaleString('en-US')}`),
  ];
}
