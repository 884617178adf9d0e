import { sightingsIn } from '../../domain/actions/sightings.ts';
import { nextExpiryAt } from '../../domain/assess.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Intent, Plan } from '../../domain/plan/intent.ts';
import { plan } from '../../domain/plan/plan.ts';
import type { ReminderPolicy, Watch } from '../../domain/plan/reminder.ts';
import type { PulseTime } from '../../domain/pulse.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { refKey } from '../../domain/token.ts';
import type {
  ActMemory,
  Board,
  Clock,
  Kept,
  Log,
  Messenger,
  ReminderMemory,
  RenderCard,
} from '../../ports.ts';
import type { History } from '../act/history.ts';
import { WATCH } from '../judge.ts';
import type { Looks } from '../looks.ts';
import { type Seen, see } from '../sight.ts';
import type { Elsewhere } from './elsewhere.ts';
import { sayPulse } from './pulse.ts';

export interface CycleDependencies {
  readonly looks: Looks;
  readonly memory: ReminderMemory;
  readonly syncs: ActMemory['syncs'];
  readonly history: History;
  readonly board: Board;
  readonly messenger: Messenger;
  readonly render: RenderCard;
  /** Says outside of Teams what nobody there has heard for too long. */
  readonly elsewhere: Elsewhere;
  readonly policy: ReminderPolicy;
  /** The weekly sign of life; undefined when nobody asked for one. */
  readonly pulse: PulseTime | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** How many tokens and families were decided on, by what became of them; and what became of the cards. */
export interface CycleReport {
  readonly said: number;
  readonly resolved: number;
  /** Cards that were posted. */
  readonly posted: number;
  /** What was said and nobody has heard. */
  readonly unheard: number;
  /** Something could not be brought to its end: it is worth another cycle soon. */
  readonly unfinished: boolean;
  /** When the next token ends; undefined when none will, as far as is known. */
  readonly nextExpiryAt?: Instant;
}

/** Tokens changed by somebody else while they were planned are planned again, so many times. */
const ROUNDS = 3;

/**
 * One look at Intune and everything that follows from it. Only one replica runs it at a time, by lease. The state is
 * written first; then what is owed is posted, before anything that is already out is brought up to date.
 */
export async function runCycle(dependencies: CycleDependencies, signal: AbortSignal): Promise<CycleReport> {
  const { looks, board } = dependencies;
  const snapshot = await looks.refresh();
  const written = await writeState(snapshot, dependencies);
  const delivered = await board.deliver(signal);
  const isShown = await board.show('all', signal);
  const sight = async () => (await see(snapshot, dependencies)).sight;
  await dependencies.elsewhere(delivered.unheard, sight);
  if (!signal.aborted && dependencies.pulse !== undefined)
    await sayPulse(dependencies.pulse, await sight(), dependencies);
  return {
    said: written.said,
    resolved: written.resolved,
    posted: delivered.posted,
    unheard: delivered.unheard.length,
    unfinished: written.conflicts || delivered.unfinished || !isShown,
    ...(written.expiryAt === undefined ? {} : { nextExpiryAt: written.expiryAt }),
  };
}

interface WrittenState {
  readonly said: number;
  readonly resolved: number;
  /** Some of it was changed by others each time. */
  readonly conflicts: boolean;
  /** Of those to come when it was planned. */
  readonly expiryAt: Instant | undefined;
}

/** Plans on the newest state and writes what follows, record by record; what others change meanwhile is planned again. */
async function writeState(snapshot: Snapshot, dependencies: CycleDependencies): Promise<WrittenState> {
  let only: ReadonlySet<string> | undefined;
  let said = 0;
  let resolved = 0;
  let highest = 0;
  let expiryAt: Instant | undefined;
  const noted = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const seen = await see(snapshot, dependencies);
    const planned = plan(seen.sight);
    expiryAt = nextExpiryAt(seen.sight.assessment);
    if (only === undefined) logIntents(planned, dependencies.log);
    const written = await keepRecords(planned, only, seen, dependencies);
    said += written.kept.filter(({ do: what }) => what === 'post').length;
    resolved += written.kept.filter(({ do: what }) => what === 'resolve').length;
    highest = Math.max(highest, highestEdition(seen, planned));
    const watch = highest === 0 ? planned.watch : { ...planned.watch, lastEdition: highest };
    const isDone = written.conflicts.size === 0 && (await rememberLook(watch, seen, noted, dependencies));
    if (isDone) return { said, resolved, conflicts: false, expiryAt };
    only = written.conflicts;
  }
  return { said, resolved, conflicts: true, expiryAt };
}

/** @param only the records that are still to be written; undefined means all. */
async function keepRecords(
  { intents }: Plan,
  only: ReadonlySet<string> | undefined,
  seen: Seen,
  dependencies: CycleDependencies,
): Promise<{ readonly kept: readonly Intent[]; readonly conflicts: ReadonlySet<string> }> {
  const kept: Intent[] = [];
  const conflicts = new Set<string>();
  for (const intent of intents) {
    const key = refKey(intent.about);
    if (only !== undefined && !only.has(key)) continue;
    if (await keepRecord(intent, seen, dependencies)) kept.push(intent);
    else conflicts.add(key);
  }
  return { kept, conflicts };
}

/** Writes what follows for one record. False when somebody (a claim, a snooze) has changed it since it was read. */
async function keepRecord(
  { about, before, next }: Intent,
  { reminders }: Seen,
  { memory }: CycleDependencies,
): Promise<boolean> {
  if (next === before) return true;
  const key = refKey(about);
  const kept = reminders.get(key);
  if (next === undefined)
    return kept === undefined || (await memory.reminders.remove(key, { version: kept.version })).done;
  return (await memory.reminders.put(key, next, expected(kept))).done;
}

/** No edition is ever given again, also when a record is let go of, or an earlier run ended before it remembered its look. */
function highestEdition({ sight }: Seen, { intents }: Plan): number {
  const given = [...sight.reminders.values(), ...intents.map(({ next }) => next)].map(
    (record) => record?.announcement?.edition ?? 0,
  );
  return given.reduce((one, other) => Math.max(one, other), sight.watch.lastEdition ?? 0);
}

/** On record before it is remembered: interrupted in between, a renewal stands there twice, never not at all. */
async function rememberLook(
  watch: Watch,
  { sight, watch: kept }: Seen,
  noted: Set<string>,
  { memory, history }: CycleDependencies,
): Promise<boolean> {
  for (const entry of sightingsIn(sight.watch, watch, sight.reminders)) {
    const what = `${entry.what} ${entry.about === undefined ? '' : refKey(entry.about)} ${entry.mark ?? ''}`;
    if (noted.has(what)) continue;
    noted.add(what);
    await history.note(entry);
  }
  return (await memory.watch.put(WATCH, watch, expected(kept))).done;
}

function expected(kept: Kept<unknown> | undefined): 'absent' | { readonly version: string } {
  return kept === undefined ? 'absent' : { version: kept.version };
}

function logIntents({ intents }: Plan, log: Log): void {
  const reasons = intents.map((intent) => `${refKey(intent.about)} ${intent.do} ${intent.reason}`);
  log.info({ intents: reasons }, 'planned');
}
