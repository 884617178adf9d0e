import type { ActButton } from '../../catalogue/commands/buttons.ts';
import type { Row } from '../../domain/assess.ts';
import { messageOf, type Press } from '../../domain/conversation.ts';
import { rowOf, type Sight, snoozedView, tokenView } from '../../domain/sight.ts';
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
  const kept = aside ? undefined : await board.pressed(press);
  const sight = await read();
  if (kept !== undefined && kept.shows.kind === 'reminder') {
    // Whatever it showed: others may have changed the state without this message being told.
    await board.showSoon([row.token]);
    return { answer: 'card', card: board.cardOf(kept, sight), for: 'board' };
  }
  const view =
    button.verb === 'wake' && button.list !== undefined
      ? snoozedView(sight)
      : tokenView(rowOf(sight, row.token) ?? row, sight);
  const alone = aside || (audience === 'presser' && isShared);
  const message = alone ? undefined : messageOf(press);
  if (message !== undefined && (await keepRunningSync(view, message, board))) {
    await board.showSoon([row.token]);
    return { answer: 'card', card: render(view), for: 'board' };
  }
  const whom = alone ? 'presser' : 'everyone';
  return { answer: 'card', card: render(view, whom), for: whom };
}
