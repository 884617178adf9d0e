import { type ActButton, statusBehind } from '../../catalogue/commands/buttons.ts';
import type { Row } from '../../domain/assess.ts';
import { messageOf, type Press } from '../../domain/conversation.ts';
import { withTokens } from '../../domain/message.ts';
import { rowOf, type Sight, snoozedView, statusView, tokenView } from '../../domain/sight.ts';
import type { View } from '../../domain/view.ts';
import type { PressAnswer } from '../../ports.ts';
import { keepRunningSync } from '../running-sync.ts';
import { type ActDependencies, sentence } from './act-dependencies.ts';
import { changeHold, type HoldButton } from './holds.ts';

/** Claims, releases, snoozes or wakes a token, and shows everybody the state that follows. */
export async function pressHold(
  button: HoldButton,
  row: Row,
  sight: Sight,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const outcome = await changeHold(button, row, sight, press, dependencies);
  if (outcome === 'not-possible') return sentence({ note: 'snooze-too-long' });
  if (outcome === 'done') await dependencies.board.showSoon([row.token]);
  return presentState(button, row, press, dependencies);
}

/**
 * The state as it is now, in place of the pressed card: the kept message, the list of snoozes, or the token.
 *
 * @param audience `presser` for a press that was refused: a card nobody keeps any more stays what it is for the others.
 */
export async function presentState(
  button: ActButton,
  row: Row,
  press: Press,
  dependencies: ActDependencies,
  audience: 'everyone' | 'presser' = 'everyone',
): Promise<PressAnswer> {
  const { render, board, read } = dependencies;
  const isShared = press.address.kind !== 'personal';
  const aside = button.beside !== undefined && isShared;
  const kept = await board.pressed(press);
  const sight = await read();
  if (!aside && (kept?.shows.kind === 'reminder' || kept?.shows.kind === 'status')) {
    if (kept.shows.kind === 'status' && kept.ref !== undefined)
      await board.keep(withTokens(kept.shows, [row.token]), kept.ref);
    // Whatever it showed: others may have changed the state without this message being told.
    await board.showSoon([row.token]);
    return { answer: 'card', card: board.cardOf(kept, sight), for: 'board' };
  }
  const view = viewAfter(button, row, sight);
  const alone = aside || (audience === 'presser' && isShared);
  const message = alone ? undefined : messageOf(press);
  if (message !== undefined && (await keepRunningSync(view, message, board))) {
    await board.showSoon([row.token]);
    return { answer: 'card', card: render(view), for: 'board' };
  }
  const whom = alone ? 'presser' : 'everyone';
  const back = alone && kept !== undefined ? { back: { verb: 'back' } as const } : {};
  return { answer: 'card', card: render({ ...view, ...back }, whom), for: whom };
}

/** The list it was pressed on, with that row changed, or the token. */
function viewAfter(button: ActButton, row: Row, sight: Sight): View {
  const status = statusBehind(button);
  if (status !== undefined) return statusView(status, sight);
  if (button.verb === 'wake' && button.list !== undefined) return snoozedView(sight);
  return tokenView(rowOf(sight, row.token) ?? row, sight);
}
