import { nameHash } from './encoding.ts';

/**
 * Row keys may have 1 KiB in Azure Storage and 1,023 bytes in Cosmos DB, which also hangs other limits on
 * them; 250 plain characters stay clear of them all.
 */
const MAX_ROW_KEY = 250;

/** So much of a name that is too long for a row key stands before its hash. */
const KEPT = MAX_ROW_KEY - 2 - 66;

/**
 * Kinds that release 0.1.0 wrote, with row keys that are not in the order of the names: `n-` and the name with
 * `_` and four digits for each character that is no letter, digit, dot or hyphen; or `h-` and a hash where that
 * was too long. They keep these keys, so that both releases work on one table while replicas are replaced one
 * after the other.
 */
const UNSORTED_KINDS: ReadonlySet<string> = new Set([
  'card',
  'destination',
  'doctor',
  'history',
  'hurry',
  'it-team',
  'lease',
  'look',
  'place',
  'press',
  'probe',
  'pulse',
  'reminder',
  'saying',
  'sync',
  'watch',
]);

/** Row keys from `from` up to and without `to`. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

/** Whether the row keys of a kind are in the order of its names, as far as they are short enough. */
export function isSorted(kind: string): boolean {
  return !UNSORTED_KINDS.has(kind);
}

/** The row key of a name. Nothing of `/ \ # ? %` or a control character is ever in one, and two names never share one. */
export function rowKeyOf(kind: string, name: string): string {
  return isSorted(kind) ? sortedKey(name) : unsortedKey(name);
}

/**
 * The ranges in which every name of the kind that begins with the prefix is found, and nearly nothing else: one,
 * but two where long names stand apart.
 *
 * @param from only names that are this one or come after it are asked for
 */
export function keyRanges(kind: string, prefix: string, from: string): KeyRange[] {
  if (!isSorted(kind)) return [within(`n-${unsorted(prefix)}`), within('h-')];
  const range = within(`s-${cut(sorted(prefix))}`);
  const start = `s-${cut(sorted(from))}`;
  return [{ from: start > range.from ? start : range.from, to: range.to }];
}

/** Whether a row key stands where its name does among all names; a cut one only stands near. */
export function isExact(rowKey: string): boolean {
  return rowKey.startsWith('s-') && rowKey.length < 2 + KEPT - LONGEST_UNIT;
}

function sortedKey(name: string): string {
  const all = sorted(name);
  const text = all.join('');
  return text.length + 2 <= MAX_ROW_KEY ? `s-${text}` : `s-${cut(all)}~~${nameHash(name)}`;
}

function unsortedKey(name: string): string {
  const plain = unsorted(name);
  return plain.length + 2 <= MAX_ROW_KEY ? `n-${plain}` : `h-${nameHash(name)}`;
}

function unsorted(text: string): string {
  return text.replace(/[^A-Za-z0-9.-]/g, (unit) => `_${hex(unit, 4)}`);
}

/** The longest that one code unit becomes. */
const LONGEST_UNIT = 5;

/**
 * Each code unit for itself, in a form that sorts as the unit does: letters and digits stay; what comes before
 * them in ASCII, between them or after them begins with a character from the same place (`-`, `:`, `_`, `~`).
 */
function sorted(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => sortedUnit(text.charAt(index)));
}

function sortedUnit(unit: string): string {
  if (/[A-Za-z0-9]/.test(unit)) return unit;
  if (unit < '0') return `-${hex(unit, 2)}`;
  if (unit < 'A') return `:${hex(unit, 2)}`;
  if (unit < 'a') return `_${hex(unit, 2)}`;
  return `~${hex(unit, 4)}`;
}

function hex(unit: string, digits: number): string {
  return unit.charCodeAt(0).toString(16).padStart(digits, '0');
}

/** As many whole units as are kept of a name that is too long. */
function cut(units: readonly string[]): string {
  let text = '';
  for (const unit of units) {
    if (text.length + unit.length > KEPT) return text;
    text += unit;
  }
  return text;
}

/** Everything that begins with this text; its last character is below `~`, so that there is one after it. */
function within(beginning: string): KeyRange {
  const last = beginning.charCodeAt(beginning.length - 1);
  return { from: beginning, to: beginning.slice(0, -1) + String.fromCharCode(last + 1) };
}
