import type { SyncRecord } from '../domain/actions/sync.ts';
import { assess } from '../domain/assess.ts';
import type { Reminder, ReminderPolicy, Watch } from '../domain/plan/reminder.ts';
import { knownOf, newWatch } from '../domain/plan/watch.ts';
import type { Sight } from '../domain/sight.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { ActMemory, Clock, Kept, ReadSight, ReminderMemory } from '../ports.ts';
import { WATCH } from './judge.ts';
import type { Looks } from './looks.ts';

export interface SightParts {
  readonly looks: Pick<Looks, 'newest' | 'refresh'>;
  readonly memory: Pick<ReminderMemory, 'watch' | 'reminders'>;
  readonly syncs: ActMemory['syncs'];
  readonly policy: ReminderPolicy;
  readonly clock: Clock;
}

/** A sight with the versions it was read at, for whoever is going to write. */
export interface Seen {
  readonly sight: Sight;
  readonly watch: Kept<Watch> | undefined;
  /** By `refKey`. */
  readonly reminders: ReadonlyMap<string, Kept<Reminder>>;
}

/** The newest state any replica has written; Intune is asked only when nobody has looked yet. */
export function createReadSight(parts: SightParts): ReadSight {
  return async () => {
    const snapshot = (await parts.looks.newest()) ?? (await parts.looks.refresh());
    return (await see(snapshot, parts)).sight;
  };
}

/** Reads what is remembered and judges a look by it. */
export async function see(
  snapshot: Snapshot,
  { memory, syncs: shelf, policy, clock }: Omit<SightParts, 'looks'>,
): Promise<Seen> {
  const watch = await memory.watch.get(WATCH);
  const reminders = new Map<string, Kept<Reminder>>();
  for await (const kept of memory.reminders.list()) reminders.set(kept.name, kept);
  const syncs = new Map<string, SyncRecord>();
  for await (const { name, value } of shelf.list()) syncs.set(name, value);
  const known = watch === undefined ? undefined : knownOf(watch.value);
  const assessment = assess(snapshot, policy, clock(), known);
  return {
    sight: {
      assessment,
      watch: watch?.value ?? newWatch(assessment.tenantId),
      reminders: new Map([...reminders].map(([key, { value }]) => [key, value])),
      syncs,
      policy,
    },
    watch,
    reminders,
  };
}
