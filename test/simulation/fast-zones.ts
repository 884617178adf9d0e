import { IANAZone } from 'luxon';
import { MINUTE } from '../../src/domain/instant.ts';

/** Since 1970 every zone has changed its offset at a full quarter of an hour. */
const QUARTER = 15 * MINUTE;

/**
 * Lets luxon remember the offset of a zone for each quarter of an hour: asking Intl is nearly all the time a
 * simulated year would take. Changes no result.
 */
export function rememberOffsets(): void {
  const original = IANAZone.prototype.offset;
  const remembered = new Map<string, Map<number, number>>();
  IANAZone.prototype.offset = function offset(this: IANAZone, instant: number): number {
    const known = remembered.get(this.name) ?? new Map<number, number>();
    remembered.set(this.name, known);
    const quarter = Math.floor(instant / QUARTER);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const offsetNow = original.call(this, instant);
    known.set(quarter, offsetNow);
    return offsetNow;
  };
}
