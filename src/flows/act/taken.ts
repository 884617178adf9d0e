import type { Slot } from '../../domain/actions/marks.ts';
import { DAY, type Instant } from '../../domain/instant.ts';
import type { Shelf } from '../../ports.ts';

/**
 * Teams sends a press again within minutes. The days are for a clock that is ahead: it is believed two days a day,
 * and must not make the presses of an hour ago unknown.
 */
const KNOWN_FOR = 3 * DAY;

/**
 * Takes a press for oneself. False when it was taken before: Teams sends an invoke again when it has not seen
 * the answer. An activity without an id cannot be told from another and is always taken.
 */
export async function takePress(presses: Shelf<Slot>, id: string, at: Instant): Promise<boolean> {
  if (id === '') return true;
  return (await presses.put(id.slice(0, 500), { at }, 'absent')).done;
}

/**
 * Forgets presses of three days ago and earlier. Returns how many.
 *
 * @param goOn asked before each; false ends it
 */
export async function prunePresses(
  presses: Shelf<Slot>,
  believed: Instant,
  goOn: () => Promise<boolean>,
): Promise<number> {
  let pruned = 0;
  for await (const { name, value, version } of presses.list()) {
    if (believed - value.at < KNOWN_FOR) continue;
    if (!(await goOn())) break;
    await presses.remove(name, { version });
    pruned += 1;
  }
  return pruned;
}
