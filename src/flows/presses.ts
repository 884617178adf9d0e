import { type ActButton, type Button, type ButtonOf, statusBehind } from '../catalogue/commands/buttons.ts';
import type { Press } from '../domain/conversation.ts';
import type { Back, OpenedView } from '../domain/view.ts';
import type { Board, Messenger, PressAnswer, RenderCard } from '../ports.ts';
import type { Acting } from './act/acting.ts';
import { type ShowLater, threadOf } from './follow-up.ts';
import type { PressHandlers, ReadHandlers } from './handlers.ts';
import type { Answer } from './status.ts';

export interface PressDependencies {
  readonly read: ReadHandlers;
  readonly acting: Acting;
  readonly board: Pick<Board, 'pressed'>;
  readonly render: RenderCard;
  readonly messenger: Messenger;
  readonly followUp: ShowLater;
}

/** What is answered to each button. */
export function createPresses(dependencies: PressDependencies): PressHandlers {
  const { read, acting, board, render, messenger, followUp } = dependencies;
  const act = (button: ActButton, press: Press) => acting.press(button, press);

  const shown =
    <B extends Button>(answer: (button: B) => Promise<Answer>) =>
    async (button: B, press: Press): Promise<PressAnswer> =>
      answerPresser({ ...(await answer(button)).view, back: await backFrom(button, press) }, press);

  /** A message that is kept is only covered by what is opened over it; so is the list a token was opened from. */
  async function backFrom(button: Button, press: Press): Promise<Back | undefined> {
    const status = statusBehind(button);
    if (status !== undefined) return { verb: 'status', ...status };
    return (await board.pressed(press)) === undefined ? undefined : { verb: 'back' };
  }

  async function back(_: ButtonOf<'back'>, pressed: Press): Promise<PressAnswer> {
    const card = await acting.back(pressed);
    if (card !== undefined) return { answer: 'card', card, for: 'presser' };
    return answerPresser((await read.status({ verb: 'status' })).view, pressed);
  }

  async function checkNow(button: ButtonOf<'check-now'>, pressed: Press): Promise<PressAnswer> {
    const answer = await read['check-now'](button);
    // A card that is kept stays what it is: the look is shown to the one who asked, and the board shows the others.
    if ((await board.pressed(pressed)) !== undefined)
      return answerPresser({ ...answer.view, back: { verb: 'back' } }, pressed);
    const { address, messageId } = pressed;
    if (messageId !== undefined)
      followUp(answer, (card) => messenger.update({ address, ...threadOf(pressed), messageId }, card));
    return { answer: 'card', card: render(answer.view), for: 'everyone' };
  }

  /** One person's view of a shared card is never updated later: that would change it for everyone. */
  function answerPresser(view: OpenedView, { address }: Press): PressAnswer {
    // Where there is nobody else, the answer takes the place of the card for good.
    const audience = address.kind === 'personal' ? 'everyone' : 'presser';
    if (view.view !== 'looking') return { answer: 'card', card: render(view, audience), for: 'presser' };
    return { answer: 'message', note: { note: 'intune-is-asked' } };
  }

  return {
    status: shown(read.status),
    show: shown(read.show),
    renew: shown(read.renew),
    back,
    'renew-family': shown(read['renew-family']),
    'check-now': checkNow,
    sync: act,
    'sync-all': act,
    'sync-look': (button, press) => acting.look(button, press),
    upcoming: shown(read.upcoming),
    history: shown(read.history),
    claim: act,
    release: act,
    snooze: act,
    wake: act,
    snoozed: shown(read.snoozed),
    accept: act,
    'accept-sure': act,
    help: shown(read.help),
  };
}
