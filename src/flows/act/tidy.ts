import type { HistoryEntry } from '../../domain/actions/history.ts';
import { DAY, type Instant } from '../../domain/instant.ts';
import type { ActMemory, Log } from '../../ports.ts';
import { believedNow } from './believed-clock.ts';
import { removeLine } from './history-lines.ts';
import { dayOf, lineName, newestFirst } from './history-names.ts';
import { carryOver } from './old-history.ts';
import { createRefusals } from './refusals.ts';
import { prunePresses } from './taken.ts';

const KEPT_FOR = 2 * 365 * DAY;
const REFUSALS_KEPT_FOR = 30 * DAY;

export interface TidyDependencies {
  readonly memory: ActMemory;
  /** Lets everything else have its turn; between two removals. */
  readonly breathe: () => Promise<void>;
  readonly log: Log;
}

/**
 * Takes away what is old enough: lines of the history after two years, refusals after 30 days, presses after three
 * days; and gives lines of release 0.1.0 their new place. As many as there are, one after the other, and nobody
 * waits for it. How old something is, is judged by the clock as far as it is believed.
 */
export async function tidy(
  now: Instant,
  signal: AbortSignal,
  { memory, breathe, log }: TidyDependencies,
): Promise<void> {
  const believed = await believedNow(memory.beliefs, now, () => newestLine(memory));
  const goOn = async () => {
    await breathe();
    return !signal.aborted;
  };
  const carriedOver = await carryOver({
    memory,
    refusals: createRefusals(memory),
    isKept: ({ what, at }) => believed - at < (what === 'refused' ? REFUSALS_KEPT_FOR : KEPT_FOR),
    goOn,
  });
  const lines = await pruneLines(believed, memory, goOn);
  const refusals = await pruneRefusals(believed, memory, goOn);
  const presses = await prunePresses(memory.presses, believed, goOn);
  log.info({ carriedOver, lines, refusals, presses, believed: new Date(believed).toISOString() }, 'tidied');
}

async function pruneLines(
  believed: Instant,
  memory: ActMemory,
  goOn: () => Promise<boolean>,
): Promise<number> {
  let pruned = 0;
  for await (const { name } of memory.lines.list('', { from: newestFirst(believed - KEPT_FOR) })) {
    if (!(await goOn())) break;
    await removeLine(name, memory);
    pruned += 1;
  }
  return pruned;
}

/** Their slots are in the order of the days, so that nothing is read that stays. */
async function pruneRefusals(
  believed: Instant,
  memory: ActMemory,
  goOn: () => Promise<boolean>,
): Promise<number> {
  const oldest = dayOf(believed - REFUSALS_KEPT_FOR);
  let pruned = 0;
  for await (const { name, value, version } of memory.refusals.list()) {
    if (name.slice(0, oldest.length) >= oldest || !(await goOn())) break;
    await removeLine(lineName(value.at, name), memory);
    await memory.refusals.remove(name, { version });
    pruned += 1;
  }
  return pruned;
}

/** Lines of 0.1.0 count as well: a first start of this release by a wrong clock must not erase them. */
async function newestLine({ lines, history }: ActMemory): Promise<Instant | undefined> {
  const instants: Instant[] = [];
  const note = ({ value }: { readonly value: HistoryEntry }) => instants.push(value.at);
  for await (const one of lines.list('', { limit: 1 })) note(one);
  for await (const one of history.list()) note(one);
  return instants.length === 0 ? undefined : Math.max(...instants);
}
