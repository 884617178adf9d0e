import { judgeSync, nextLookDelay } from '../../domain/actions/follow-sync.ts';
import { isOpen, type SyncRecord } from '../../domain/actions/sync.ts';
import { SECOND } from '../../domain/instant.ts';
import type { Kept } from '../../ports.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { ASKING_TAKES, changeSync } from './claim-sync.ts';
import { deliverSync } from './deliver-sync.ts';
import { endSync, startClaimed } from './start-sync.ts';

/**
 * So long after the press no outcome is shown: the answer to the press itself must be on the presser's screen
 * first, or it would come later and hide the outcome.
 */
const ANSWER_FIRST = 2 * SECOND;

/** One round over all syncs, by any replica; every step is claimed by compare-and-set, so that one takes it. */
export async function watchSyncs(
  dependencies: ActDependencies,
  signal: AbortSignal,
): Promise<{ readonly open: number }> {
  const { memory, log } = dependencies;
  let open = 0;
  for (const kept of await Array.fromAsync(memory.syncs.list())) {
    if (signal.aborted) break;
    if (!isOpen(kept.value) && !kept.value.owed) continue;
    open += 1;
    try {
      await takeStep(kept, dependencies);
    } catch (error) {
      log.error({ err: error }, 'a watched sync could not be followed, and is tried again');
    }
  }
  return { open };
}

async function takeStep({ value, version, name }: Kept<SyncRecord>, dependencies: ActDependencies) {
  const { memory, clock } = dependencies;
  const now = clock();
  if (value.nextLookAt > now || (!isOpen(value) && now < value.startedAt + ANSWER_FIRST)) return;
  // Whoever moves the time of the next step takes this one; after a crash the next step is somebody's again.
  const nextLookAt = now + (value.stage === 'running' ? nextLookDelay(value.looks + 1) : ASKING_TAKES);
  const taken = { ...value, nextLookAt };
  const written = await memory.syncs.put(name, taken, { version });
  if (!written.done) return;
  if (value.stage === 'claimed') await startClaimed(taken, dependencies);
  else if (value.stage === 'ended') await deliverSync(taken, dependencies);
  else await lookAtSync(taken, dependencies);
}

/** Looks at a sync that Intune was asked for, and writes what became of it. */
export async function lookAtSync(
  record: SyncRecord,
  dependencies: Pick<
    ActDependencies,
    'intune' | 'memory' | 'clock' | 'history' | 'looks' | 'runSoon' | 'background'
  >,
): Promise<void> {
  const { intune, memory, clock, looks, runSoon, background } = dependencies;
  const reading = await intune.lookAt(record.about);
  const judged = judgeSync(record, reading, clock());
  if (judged.progress === 'running') {
    await changeSync(record, memory.syncs, (current) =>
      isOpen(current)
        ? {
            ...current,
            stage: reading.outcome === 'read' ? 'running' : current.stage,
            seenRunning: current.seenRunning || judged.seenRunning,
            looks: current.looks + 1,
          }
        : 'leave',
    );
    return;
  }
  await endSync(record, judged.end, dependencies);
  // What the sync has mended is to be seen in the status, and turns reminders green.
  background.run('look after a sync', async () => {
    await looks.refresh();
    runSoon();
  });
}

/** A sync nobody watches any more (not finished after 20 minutes) is looked at once more, because somebody asks. */
export async function lookAgain(record: SyncRecord, dependencies: ActDependencies): Promise<void> {
  const { intune, memory, clock } = dependencies;
  const judged = judgeSync(record, await intune.lookAt(record.about), clock());
  if (judged.progress === 'running' || judged.end.outcome === record.end?.outcome) return;
  await changeSync(record, memory.syncs, (current) => ({
    ...current,
    end: judged.end,
    owed: true,
    nextLookAt: clock(),
  }));
}
