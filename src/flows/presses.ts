import type { ActButton, ButtonOf } from '../catalogue/commands/buttons.ts';
import { messageOf, type Press } from '../domain/conversation.ts';
import type { View } from '../domain/view.ts';
import type { Board, Messenger, PressAnswer, RenderCard } from '../ports.ts';
import type { Acting } from './act/acting.ts';
import { type ShowLater, threadOf } from './follow-up.ts';
import type { ConfigureHandlers, PressHandlers, ReadHandlers } from './handlers.ts';
import { keepRunningSync } from './running-sync.ts';
import type { Answer } from './status.ts';

export interface PressDependencies {
  readonly read: ReadHandlers;
  readonly configure: ConfigureHandlers;
  readonly acting: Acting;
  readonly board: Pick<Board, 'pressed' | 'keep'>;
  readonly render: RenderCard;
  readonly messenger: Messenger;
  readonly followUp: ShowLater;
}

/** What is answered to each button. */
export function createPresses(dependencies: PressDependencies): PressHandlers {
  const { read, configure, acting, board, render, messenger, followUp } = dependencies;
  const act = (button: ActButton, press: Press) => acting.press(button, press);

  const shown =
    <B>(answer: (button: B, press: Press) => Promise<Answer>) =>
    async (button: B, press: Press): Promise<PressAnswer> =>
      answerPresser((await answer(button, press)).view, press);

  /** Where reminders go concerns everybody in the place, so everybody sees what became of it. */
  const configured =
    <B>(change: (button: B, press: Press) => Promise<View>) =>
    async (button: B, press: Press): Promise<PressAnswer> => ({
      answer: 'card',
      card: render(await change(button, press)),
      for: 'everyone',
    });

  async function checkNow(button: ButtonOf<'check-now'>, pressed: Press): Promise<PressAnswer> {
    const answer = await read['check-now'](button, pressed);
    // A card that is kept stays what it is: the look is shown to the one who asked, and the board shows the others.
    if ((await board.pressed(pressed)) !== undefined) return answerPresser(answer.view, pressed);
    const { address, messageId } = pressed;
    if (messageId !== undefined)
      followUp(answer, (card) => messenger.update({ address, ...threadOf(pressed), messageId }, card));
    return { answer: 'card', card: render(answer.view), for: 'everyone' };
  }

  /** One person's view of a shared card is never updated later: that would change it for everyone. */
  async function answerPresser(view: View, pressed: Press): Promise<PressAnswer> {
    // Where there is nobody else, the answer takes the place of the card for good.
    const audience = pressed.address.kind === 'personal' ? 'everyone' : 'presser';
    const message = messageOf(pressed);
    if (audience === 'everyone' && message !== undefined) await keepRunningSync(view, message, board);
    if (view.view !== 'looking') return { answer: 'card', card: render(view, audience), for: 'presser' };
    return { answer: 'message', note: { note: 'intune-is-asked' } };
  }

  return {
    status: shown(read.status),
    show: shown(read.show),
    renew: shown(read.renew),
    'renew-family': shown(read['renew-family']),
    'check-now': checkNow,
    sync: act,
    'sync-all': act,
    'sync-look': (button, press) => acting.look(button, press),
    upcoming: shown(read.upcoming),
    'remind-here': configured(configure['remind-here']),
    'stop-reminding-here': configured(configure['stop-reminding-here']),
    history: shown(read.history),
    claim: act,
    release: act,
    snooze: act,
    wake: act,
    snoozed: shown(read.snoozed),
    accept: act,
    'accept-sure': act,
    where: shown(read.where),
    help: shown(read.help),
  };
}
