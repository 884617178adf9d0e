import { renewalsSeen } from '../../domain/actions/renewals.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import { type Assessment, assess } from '../../domain/assess.ts';
import type { Intent, Plan } from '../../domain/plan/intent.ts';
import { plan } from '../../domain/plan/plan.ts';
import type { Reminder, ReminderPolicy, Watch } from '../../domain/plan/reminder.ts';
import { knownOf, newWatch } from '../../domain/plan/watch.ts';
import type { PulseTime } from '../../domain/pulse.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { refKey } from '../../domain/token.ts';
import type { Clock, Kept, Log, Messenger, ReminderMemory, RenderCard, Roster, Shelf } from '../../ports.ts';
import type { History } from '../act/history.ts';
import { WATCH } from '../judge.ts';
import type { Looks } from '../looks.ts';
import { sayPulse } from './pulse.ts';
import { reminderView } from './reminder-view.ts';
import { catchUp, isAnyBehind, revise, revisionsOf } from './revise.ts';
import { claimSaying, finishSaying, type Said, type SayDependencies, unfinishedSaying } from './say.ts';

export interface CycleDependencies {
  readonly looks: Looks;
  readonly memory: ReminderMemory;
  /** Syncs that were asked for; cards about their tokens show them. */
  readonly syncs: Shelf<SyncRecord>;
  readonly history: History;
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly render: RenderCard;
  readonly policy: ReminderPolicy;
  /** The weekly sign of life; undefined when nobody asked for one. */
  readonly pulse: PulseTime | undefined;
  readonly clock: Clock;
  readonly uuid: () => string;
  readonly log: Log;
}

/** Everything one look is planned with. */
export interface Sight {
  readonly assessment: Assessment;
  readonly watch: Kept<Watch> | undefined;
  readonly reminders: ReadonlyMap<string, Kept<Reminder>>;
  /** By `refKey`. */
  readonly syncs: ReadonlyMap<string, SyncRecord>;
}

/** How many tokens and families were decided on, by what became of them; and what became of the card. */
export interface CycleReport {
  readonly posted: number;
  readonly updated: number;
  readonly resolved: number;
  readonly said: Said | 'nothing-to-say';
  /** Something could not be brought to its end: it is worth another cycle soon. */
  readonly unfinished: boolean;
}

/** One look at Intune and everything that follows from it. Only one replica runs it at a time, by lease. */
export async function runCycle(dependencies: CycleDependencies, signal: AbortSignal): Promise<CycleReport> {
  const snapshot = await dependencies.looks.refresh();
  await finishEarlier(snapshot, dependencies, signal);
  const sight = await see(snapshot, dependencies);
  const reminders = valuesOf(sight.reminders);
  const { assessment } = sight;
  const watch = sight.watch?.value ?? newWatch(assessment.tenantId);
  const planned = plan({ assessment, watch, reminders, policy: dependencies.policy });
  logIntents(planned, dependencies.log);
  const report = await carryOut(planned, sight, dependencies, signal);
  if (signal.aborted) return report;
  // On record before it is remembered: interrupted in between, a renewal stands there twice, never not at all.
  for (const entry of renewalsSeen(watch, planned.watch, reminders)) await dependencies.history.note(entry);
  await rememberLook(planned.watch, sight, dependencies);
  if (dependencies.pulse !== undefined) await sayPulse(dependencies.pulse, sight, dependencies);
  return report;
}

/** Reads what is remembered and judges the look by it. */
export async function see(
  snapshot: Snapshot,
  { memory, syncs: shelf, policy, clock }: CycleDependencies,
): Promise<Sight> {
  const watch = await memory.watch.get(WATCH);
  const reminders = new Map<string, Kept<Reminder>>();
  for await (const kept of memory.reminders.list()) reminders.set(kept.name, kept);
  const syncs = new Map<string, SyncRecord>();
  for await (const { name, value } of shelf.list()) syncs.set(name, value);
  const known = watch === undefined ? undefined : knownOf(watch.value);
  return { assessment: assess(snapshot, policy, clock(), known), watch, reminders, syncs };
}

/** Records as the domain takes them, without their versions. */
export function valuesOf<T>(kept: ReadonlyMap<string, Kept<T>>): Map<string, T> {
  return new Map([...kept].map(([key, { value }]) => [key, value]));
}

export function sayDependencies(dependencies: CycleDependencies, sight: Sight): SayDependencies {
  const { memory, messenger, roster, clock, log, render, policy } = dependencies;
  const show: SayDependencies['show'] = (card) => render(reminderView(card, sight, policy));
  return { memory, messenger, roster, clock, log, show };
}

/** What a crashed replica, or this one before its restart, had begun to say. */
async function finishEarlier(
  snapshot: Snapshot,
  dependencies: CycleDependencies,
  signal: AbortSignal,
): Promise<void> {
  const begun = await unfinishedSaying(dependencies.memory);
  if (begun === undefined) return;
  dependencies.log.warn(
    { card: begun.value.card.id, outstanding: begun.value.outstanding.length },
    'finishing a reminder that was interrupted',
  );
  await finishSaying(begun, sayDependencies(dependencies, await see(snapshot, dependencies)), signal);
}

async function carryOut(
  planned: Plan,
  sight: Sight,
  dependencies: CycleDependencies,
  signal: AbortSignal,
): Promise<CycleReport> {
  const say = sayDependencies(dependencies, sight);
  await catchUp(say, signal);
  const quiet = planned.intents.filter((intent) => intent.do !== 'post');
  for (const revision of revisionsOf(quiet, sight.assessment.now)) await revise(revision, say);
  for (const intent of quiet) await keepRecord(intent, sight, dependencies);
  const said = await sayPosts(planned, say, dependencies, signal);
  if (said === 'said')
    for (const revision of revisionsOf(planned.posts, sight.assessment.now)) await revise(revision, say);
  return {
    posted: said === 'said' ? planned.posts.length : 0,
    updated: quiet.filter((intent) => intent.do === 'update').length,
    resolved: quiet.filter((intent) => intent.do === 'resolve').length,
    said,
    unfinished: said === 'nobody-listens' || said === 'aborted' || (await isAnyBehind(say)),
  };
}

async function sayPosts(
  planned: Plan,
  say: SayDependencies,
  { uuid, log }: CycleDependencies,
  signal: AbortSignal,
) {
  if (planned.posts.length === 0 || signal.aborted) return 'nothing-to-say';
  const claimed = await claimSaying(planned, uuid(), say);
  if (claimed !== undefined) return finishSaying(claimed, say, signal);
  log.warn({}, 'another replica is saying something');
  return 'taken';
}

/** Writes what follows for one record, unless somebody (a claim, a snooze) changed it since it was read: then the next run decides. */
async function keepRecord(
  intent: Intent,
  { reminders }: Sight,
  { memory, log }: CycleDependencies,
): Promise<void> {
  const { about, before, next } = intent;
  if (next === before) return;
  const key = refKey(about);
  const kept = reminders.get(key);
  const done = await writeRecord(next, kept, key, memory);
  if (!done) log.info({ about: key }, 'the record was changed meanwhile and is left for the next run');
}

async function writeRecord(
  next: Reminder | undefined,
  kept: Kept<Reminder> | undefined,
  key: string,
  memory: ReminderMemory,
): Promise<boolean> {
  if (next !== undefined) {
    return (await memory.reminders.put(key, next, kept === undefined ? 'absent' : { version: kept.version }))
      .done;
  }
  return kept === undefined || (await memory.reminders.remove(key, { version: kept.version })).done;
}

async function rememberLook(
  watch: Watch,
  { watch: kept }: Sight,
  { memory, log }: CycleDependencies,
): Promise<void> {
  const written = await memory.watch.put(
    WATCH,
    watch,
    kept === undefined ? 'absent' : { version: kept.version },
  );
  if (!written.done) log.warn({}, 'another replica has planned meanwhile');
}

function logIntents({ intents, heldBack }: Plan, log: Log): void {
  const reasons = intents.map((intent) => `${refKey(intent.about)} ${intent.do} ${intent.reason}`);
  log.info({ intents: reasons, heldBack }, 'planned');
}
