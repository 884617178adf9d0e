import { DAY, type Instant } from '../../domain/instant.ts';
import type { Shelf, Slot } from '../../ports.ts';

/** Sent again later than this, a press is no longer known as one. */
const KNOWN_FOR = DAY;

const PRUNED_AT_ONCE = 500;

/**
 * Takes a press for oneself. False when it was taken before: Teams sends an invoke again when it has not seen
 * the answer. An activity without an id cannot be told from another and is always taken.
 */
export async function takePress(presses: Shelf<Slot>, id: string, at: Instant): Promise<boolean> {
  if (id === '') return true;
  return (await presses.put(id.slice(0, 500), { at }, 'absent')).done;
}

/** Forgets presses of yesterday. */
export async function prunePresses(presses: Shelf<Slot>, now: Instant): Promise<void> {
  let pruned = 0;
  for await (const { name, value, version } of presses.list()) {
    if (pruned >= PRUNED_AT_ONCE) break;
    if (now - value.at < KNOWN_FOR) continue;
    await presses.remove(name, { version });
    pruned += 1;
  }
}
