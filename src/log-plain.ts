import { Writable } from 'node:stream';

const LEVELS: Readonly<Record<string, string>> = {
  debug: 'debug',
  info: 'info ',
  warn: 'WARN ',
  error: 'ERROR',
  fatal: 'FATAL',
};

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
  readonly [field: string]: unknown;
}

/** A log line of JSON as a person reads it: local time, level, message, then its fields; an error's stack below. Pure. */
export function plainLine(json: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(json) as Line;
  const clock = new Date(time).toLocaleTimeString('sv-SE');
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
  const stack = err === undefined ? '' : `\n  ${(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}`;
  return `${[clock, LEVELS[level] ?? level, msg, ...rest].join('  ')}${stack}\n`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value) ?? 'undefined';
}

/** Turns the log into plain lines on its way out. */
export function plainLog(out: { write(text: string): unknown }): Writable {
  return new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      for (const line of chunk.split('\n')) if (line !== '') out.write(plainLine(line));
      done();
    },
  });
}
