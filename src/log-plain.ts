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

/**
 * A log line of JSON as a person reads it: local time, level, message, then its fields; members of objects below, one
 * a row, and an error's stack at the end. Pure.
 */
export function plainLine(json: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(json) as Line;
  const clock = new Date(time).toLocaleTimeString('sv-SE');
  const all = Object.entries(fields);
  const rest = all.filter(([, value]) => !isObject(value)).map(([name, value]) => `${name}=${shown(value)}`);
  const below = all.filter(([, value]) => isObject(value)).flatMap(([name, value]) => rowsOf(name, value));
  const stack = err === undefined ? '' : `\n  ${(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}`;
  const head = [clock, LEVELS[level] ?? level, msg, ...rest].join('  ');
  return `${[head, ...below].join('\n  ')}${stack}\n`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `name.member=value` for every member, however deep. */
function rowsOf(name: string, value: unknown): readonly string[] {
  if (!isObject(value)) return [`${name}=${shown(value)}`];
  return Object.entries(value).flatMap(([member, one]) => rowsOf(`${name}.${member}`, one));
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
