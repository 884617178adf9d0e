import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { ActButton } from '../../domain/buttons.ts';
import type { Press } from '../../domain/conversation.ts';
import { SECOND } from '../../domain/instant.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { PressAnswer } from '../../ports.ts';
import { within } from '../patience.ts';
import type { Sight } from '../remind/cycle.ts';
import { reminderView } from '../remind/reminder-view.ts';
import { type ActDependencies, sentence } from './act-dependencies.ts';
import { actSight } from './act-sight.ts';
import { type AskedSync, askSync, startInBackground, withAsked } from './ask-sync.ts';
import { noteShown } from './claim-sync.ts';
import { messageAt, postSync, syncView } from './deliver-sync.ts';
import { openCardAt, reviseOpenCards } from './open-cards.ts';
import { lookAgain, lookAtSync } from './watch-syncs.ts';

type SyncButton = Extract<ActButton, { verb: 'sync' | 'sync-all' }>;

/** `Sync now` for the rows that are meant: what can be synced is started, once, and the card shows it to everyone. */
export async function pressSync(
  button: SyncButton,
  rows: readonly Row[],
  sight: Sight,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const asked: AskedSync[] = [];
  for (const row of rows) asked.push(await askSync(row, button.seen, sight, press, dependencies));
  const records = asked.flatMap((one) => (one.asked === 'sync' ? [one.record] : []));
  if (records.length === 0) return refusal(asked, sight);
  const answer = await show(button, records, withAsked(sight, asked), press, dependencies);
  startInBackground(asked, dependencies);
  return answer;
}

function refusal(asked: readonly AskedSync[], { assessment: { now } }: Sight): PressAnswer {
  const [first] = asked;
  if (first?.asked !== 'refused') return sentence({ note: 'nothing-to-sync' });
  return sentence({ note: 'sync-refused', offer: first.offer, now });
}

async function show(
  button: SyncButton,
  records: readonly SyncRecord[],
  sight: Sight,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const { render, background, memory, cycle } = dependencies;
  const refs = records.map(({ about }) => about);
  if (button.beside !== undefined && press.address.kind !== 'personal') {
    const unseen = records.filter(({ shownOn }) => shownOn.length === 0);
    background.run('post a sync card', async () => {
      await postSync(unseen, sight, dependencies);
    });
    const by = records.map((record) => record.by.name).at(0) ?? '';
    return sentence({ note: 'sync-started', by });
  }
  const open = await openCardAt(press.messageId, dependencies);
  if (open !== undefined) {
    background.run('show a sync on reminder cards', async () => {
      await reviseOpenCards(refs, dependencies);
    });
    return {
      answer: 'card',
      card: render(reminderView(open.value, sight, cycle.policy)),
      for: 'everyone',
    };
  }
  const message = messageAt(press, press.messageId);
  if (message !== undefined) await noteShown(records, message, memory.syncs);
  return { answer: 'card', card: render(syncView(refs, sight, dependencies)), for: 'everyone' };
}

/** So long a press for a look waits for Intune; then it shows what was known before. */
const LOOK_WITHIN = 0.8 * SECOND;

/** Looks at a sync now, because somebody asks, and shows it. */
export async function pressLook(
  ref: TokenRef,
  beside: boolean,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const { memory, render, after } = dependencies;
  const kept = await memory.syncs.get(refKey(ref));
  if (kept === undefined) return sentence({ note: 'no-sync-asked' });
  await within(lookNow(kept.value, dependencies), LOOK_WITHIN, after);
  const card = render(syncView([ref], await actSight(dependencies), dependencies));
  return { answer: 'card', card, for: beside ? 'presser' : 'everyone' };
}

async function lookNow(record: SyncRecord, dependencies: ActDependencies): Promise<void> {
  const { log } = dependencies;
  try {
    if (record.stage === 'running') await lookAtSync(record, dependencies);
    if (record.end?.outcome === 'not-finished') await lookAgain(record, dependencies);
  } catch (error) {
    // The card still shows what was known before; the watch goes on by itself.
    log.error({ err: error }, 'a look at a sync failed');
  }
}
