import { styleText } from 'node:util';

/** One thing that was looked at. `next` is what the reader does about it; a line that is ok needs none. */
export type Line =
  | { readonly level: 'ok'; readonly about: string; readonly found: string }
  | {
      readonly level: 'warn' | 'fail';
      readonly about: string;
      readonly found: string;
      readonly next: string;
    };

export function ok(about: string, found: string): Line {
  return { level: 'ok', about, found };
}

export function warn(about: string, found: string, next: string): Line {
  return { level: 'warn', about, found, next };
}

export function fail(about: string, found: string, next: string): Line {
  return { level: 'fail', about, found, next };
}

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red' } as const;
/** As wide as "fail" and the longest `about`. */
const MARGIN = 5 + 12;

export interface Paper {
  /** Characters a row; undefined for a file or a pipe, where each line stays one line. */
  readonly width: number | undefined;
  readonly colour: boolean;
}

/** `fail graph vpp   what was found -> what to do`, wrapped under itself on a terminal. */
export function format(line: Line, { width, colour }: Paper): string {
  const level = line.level.padEnd(5);
  const head = `${colour ? styleText(COLOURS[line.level], level) : level}${line.about.padEnd(12)}`;
  if (line.level === 'ok') return `${head}${wrap(line.found, width)}`;
  if (width === undefined) return `${head}${line.found} -> ${line.next}`;
  return `${head}${wrap(line.found, width)}\n${' '.repeat(MARGIN)}${wrap(`-> ${line.next}`, width)}`;
}

function wrap(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  const room = Math.max(width - MARGIN - 1, 40);
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > room) {
      rows.push(row);
      row = word;
    } else {
      row = row === '' ? word : `${row} ${word}`;
    }
  }
  return [...rows, row].join(`\n${' '.repeat(MARGIN)}`);
}

/** Cuts out every secret, wherever a message of another program may have repeated it. */
export function without(secrets: readonly string[], text: string): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '(secret)'), text);
}
