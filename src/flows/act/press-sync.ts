import { type ActButton, type ButtonOf, statusBehind } from '../../catalogue/commands/buttons.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { Press } from '../../domain/conversation.ts';
import { SECOND } from '../../domain/instant.ts';
import { type Shows, withTokens } from '../../domain/message.ts';
import { type Sight, statusView, syncView } from '../../domain/sight.ts';
import { refKey } from '../../domain/token.ts';
import type { StatusView } from '../../domain/view.ts';
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
  const status = statusBehind(button);
  if (button.beside !== undefined && press.address.kind !== 'personal') {
    background.run('post a sync card', async () => {
      if ((await board.count(refs)) === 0) await board.postSyncs(refs, placeOf(press));
    });
    if (status !== undefined) return besideList(statusView(status, sight), press, dependencies);
    const by = records.map((record) => record.by.name).at(0) ?? '';
    return sentence({ note: 'sync-started', by });
  }
  const kept = await board.pressed(press);
  if (kept !== undefined && kept.shows.kind === 'reminder') {
    await board.showSoon(refs);
    return { answer: 'card', card: board.cardOf(kept, sight), for: 'board' };
  }
  const { messageId } = press;
  const card = render(status === undefined ? syncView(refs, sight) : statusView(status, sight));
  if (messageId === undefined) return { answer: 'card', card, for: 'everyone' };
  const before = kept?.shows.kind === 'status' ? kept.shows.about : [];
  const shows: Shows =
    status === undefined
      ? { kind: 'syncs', about: refs }
      : withTokens({ kind: 'status', ...status, about: before }, refs);
  await board.keep(shows, { ...placeOf(press), messageId });
  await board.showSoon(refs);
  return { answer: 'card', card, for: 'board' };
}

/** A list that one person alone sees, with what was pressed changed; the message behind it stays what it is. */
async function besideList(
  list: StatusView,
  press: Press,
  { render, board }: ActDependencies,
): Promise<PressAnswer> {
  const back = (await board.pressed(press)) === undefined ? {} : { back: { verb: 'back' } as const };
  return { answer: 'card', card: render({ ...list, ...back }, 'presser'), for: 'presser' };
}

function placeOf({ address, threadId }: Press): SyncRecord['where'] {
  return { address, ...(threadId === undefined ? {} : { threadId }) };
}

/** So long a press for a look waits for Intune; then it shows what was known before. */
const LOOK_WITHIN = 0.8 * SECOND;

/** Looks at a sync now, because somebody asks, and shows it. */
export async function pressLook(
  button: ButtonOf<'sync-look'>,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const { memory, render, read, board, after } = dependencies;
  const { ref } = button;
  const beside = button.beside !== undefined && press.address.kind !== 'personal';
  const kept = await memory.syncs.get(refKey(ref));
  if (kept === undefined) return sentence({ note: 'no-sync-asked' });
  await within(lookNow(kept.value, dependencies), LOOK_WITHIN, after);
  const shown = beside ? undefined : await board.pressed(press);
  await board.showSoon([ref]);
  const sight = await read();
  if (shown !== undefined) return { answer: 'card', card: board.cardOf(shown, sight), for: 'board' };
  const status = statusBehind(button);
  if (beside && status !== undefined) return besideList(statusView(status, sight), press, dependencies);
  const card = render(status === undefined ? syncView([ref], sight) : statusView(status, sight));
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
