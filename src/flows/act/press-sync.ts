import type { ActButton } from '../../catalogue/commands/buttons.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { Press } from '../../domain/conversation.ts';
import { SECOND } from '../../domain/instant.ts';
import { type Sight, syncView } from '../../domain/sight.ts';
import { refKey, type TokenRef } from '../../domain/token.ts';
import type { PressAnswer } from '../../ports.ts';
import { within } from '../../timing/time-limit.ts';
import { type ActDependencies, sentence } from './act-dependencies.ts';
import { type AskedSync, askSync, startInBackground, withAsked } from './ask-sync.ts';
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
  const { render, background, board } = dependencies;
  const refs = records.map(({ about }) => about);
  if (button.beside !== undefined && press.address.kind !== 'personal') {
    background.run('post a sync card', async () => {
      if ((await board.count(refs)) === 0) await board.postSyncs(refs, placeOf(press));
    });
    const by = records.map((record) => record.by.name).at(0) ?? '';
    return sentence({ note: 'sync-started', by });
  }
  const kept = await board.pressed(press);
  if (kept !== undefined && kept.shows.kind === 'reminder') {
    await board.showSoon(refs);
    return { answer: 'card', card: board.cardOf(kept, sight), for: 'board' };
  }
  const { messageId } = press;
  const card = render(syncView(refs, sight));
  if (messageId === undefined) return { answer: 'card', card, for: 'everyone' };
  await board.keep({ kind: 'syncs', about: refs }, { ...placeOf(press), messageId });
  await board.showSoon(refs);
  return { answer: 'card', card, for: 'board' };
}

function placeOf({ address, threadId }: Press): SyncRecord['where'] {
  return { address, ...(threadId === undefined ? {} : { threadId }) };
}

/** So long a press for a look waits for Intune; then it shows what was known before. */
const LOOK_WITHIN = 0.8 * SECOND;

/** Looks at a sync now, because somebody asks, and shows it. */
export async function pressLook(
  ref: TokenRef,
  beside: boolean,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const { memory, render, read, board, after } = dependencies;
  const kept = await memory.syncs.get(refKey(ref));
  if (kept === undefined) return sentence({ note: 'no-sync-asked' });
  await within(lookNow(kept.value, dependencies), LOOK_WITHIN, after);
  const shown = beside ? undefined : await board.pressed(press);
  await board.showSoon([ref]);
  const sight = await read();
  if (shown !== undefined) return { answer: 'card', card: board.cardOf(shown, sight), for: 'board' };
  const card = render(syncView([ref], sight));
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
