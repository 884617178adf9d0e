import { nextLookDelay, SYNC_WATCHED_FOR } from '../../domain/actions/follow-sync.ts';
import { type SyncOutcome, type SyncRecord, syncFacts, syncOffer } from '../../domain/actions/sync.ts';
import { MINUTE } from '../../domain/instant.ts';
import { refKey } from '../../domain/token.ts';
import type { SyncStart } from '../../ports.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { ASKING_TAKES, changeSync } from './claim-sync.ts';
import { byWhom } from './history.ts';

/** Too many requests, and Intune names no time: it is tried again after so long. */
const AFTER_THROTTLING = MINUTE;

type StartDependencies = Pick<ActDependencies, 'intune' | 'memory' | 'clock' | 'history'>;

/**
 * Starts a claimed sync: looks whether it still applies, notes what the token was like, and only then asks
 * Intune. Whoever wins the step to `starting` asks, and nobody ever asks twice.
 */
export async function startClaimed(record: SyncRecord, dependencies: StartDependencies): Promise<void> {
  const { intune, memory, clock, history } = dependencies;
  const { about } = record;
  const reading = await intune.lookAt(about);
  const end = (outcome: SyncOutcome) => endSync(record, outcome, dependencies);
  if (reading.outcome === 'absent') return end({ outcome: 'gone', at: clock() });
  if (reading.outcome === 'unreadable')
    return end({ outcome: 'refused', at: clock(), reason: reading.reason });
  // The operator has taken the family off the list since the press.
  if (reading.outcome === 'not-asked')
    return end({ outcome: 'not-possible', at: clock(), reason: 'not-readable' });
  const token = reading.tokens.find((one) => refKey(one) === refKey(about));
  if (token === undefined) return end({ outcome: 'gone', at: clock() });
  const offer = syncOffer(token, clock());
  if (offer.offer === 'none') {
    const { reason, from } = offer;
    const until = from === undefined ? {} : { from };
    return end({ outcome: 'not-possible', at: clock(), reason, ...until });
  }
  const won = await changeSync(record, memory.syncs, (current) =>
    current.stage !== 'claimed'
      ? 'leave'
      : {
          ...current,
          stage: 'starting',
          before: syncFacts(token),
          name: token.name,
          nextLookAt: clock() + ASKING_TAKES,
        },
  );
  if (!won) return;
  const started = await intune.startSync(about);
  await history.note({
    at: clock(),
    what: 'sync-asked',
    about,
    name: token.name,
    by: byWhom(record.by),
    outcome: started.outcome,
  });
  return carryOn(record, started, dependencies);
}

async function carryOn(
  record: SyncRecord,
  started: SyncStart,
  dependencies: StartDependencies,
): Promise<void> {
  const { memory, clock } = dependencies;
  switch (started.outcome) {
    case 'gone':
      return endSync(record, { outcome: 'gone', at: clock() }, dependencies);
    case 'unknown':
      // It stays `starting`: the next look tells whether it has begun.
      return;
    case 'throttled':
      return tryAgain(record, started, dependencies);
    case 'refused':
      return endSync(record, { outcome: 'refused', at: clock(), reason: started.reason }, dependencies);
    case 'started':
      await changeSync(record, memory.syncs, (current) =>
        current.stage !== 'starting'
          ? 'leave'
          : { ...current, stage: 'running', nextLookAt: clock() + nextLookDelay(0) },
      );
  }
}

/** Nothing has started: it is claimed again and asked for later, as long as anybody still waits for it. */
async function tryAgain(
  record: SyncRecord,
  { reason, retryAt }: Extract<SyncStart, { outcome: 'throttled' }>,
  dependencies: StartDependencies,
): Promise<void> {
  const { memory, clock } = dependencies;
  const now = clock();
  const nextLookAt = Math.max(retryAt ?? 0, now + AFTER_THROTTLING);
  if (nextLookAt - record.startedAt >= SYNC_WATCHED_FOR)
    return endSync(record, { outcome: 'refused', at: now, reason }, dependencies);
  await changeSync(record, memory.syncs, (current) =>
    current.stage === 'starting' ? { ...current, stage: 'claimed', nextLookAt } : 'leave',
  );
}

/** Writes the outcome, once, and owes it to every message that shows the sync. */
export async function endSync(
  record: SyncRecord,
  end: SyncOutcome,
  { memory, clock, history }: StartDependencies,
): Promise<void> {
  const won = await changeSync(record, memory.syncs, (current) =>
    current.stage === 'ended'
      ? 'leave'
      : { ...current, stage: 'ended', end, owed: true, nextLookAt: clock() },
  );
  if (!won) return;
  await history.note({
    at: clock(),
    what: 'sync-ended',
    about: record.about,
    name: record.name,
    by: byWhom(record.by),
    outcome: end.outcome,
  });
}
