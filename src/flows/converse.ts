import type { Wants } from '../domain/access.ts';
import { type Button, buttonWants, decodeButton, isAct } from '../domain/buttons.ts';
import { type Command, parseCommand } from '../domain/command.ts';
import type { Ask, Person, Press } from '../domain/conversation.ts';
import type { View } from '../domain/view.ts';
import type {
  Board,
  Card,
  Delivery,
  Log,
  Messenger,
  PressAnswer,
  Remembering,
  RenderCard,
  Turn,
} from '../ports.ts';
import type { Acting } from './act/acting.ts';
import type { Answers } from './answers.ts';
import type { Background } from './background.ts';
import type { Gate } from './gate.ts';
import type { Answer } from './status.ts';

export interface ConverseDependencies {
  readonly gate: Gate;
  readonly answers: Answers;
  readonly acting: Acting;
  readonly board: Pick<Board, 'pressed'>;
  readonly remembering: Remembering;
  readonly render: RenderCard;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly log: Log;
}

/** Typed messages and pressed buttons: who is it, may they, what is answered, who gets to see it. */
export interface Conversation {
  message(ask: Ask, turn: Turn): Promise<void>;
  press(press: Press): Promise<PressAnswer>;
}

export function createConversation(dependencies: ConverseDependencies): Conversation {
  const { gate, answers, acting, board, remembering, messenger, background, log } = dependencies;

  /** An answer says by itself when nothing can be remembered. */
  const render: RenderCard = (view, audience, language) =>
    dependencies.render(view, audience, language, remembering.trouble() === undefined ? 'all' : 'not-now');

  /** What fails while nothing can be remembered is answered with that reason, in words. */
  async function orWhyNot<T>(work: Promise<T>, instead: T): Promise<T> {
    try {
      return await work;
    } catch (error) {
      const trouble = remembering.trouble();
      if (trouble === undefined) throw error;
      log.error({ err: error, cannot: trouble.cannot }, 'not done, because nothing can be remembered');
      return instead;
    }
  }

  async function message(ask: Ask, turn: Turn): Promise<void> {
    const command = parseCommand(ask.text);
    const wants = WANTS[command.command];
    const refusal = await gate(ask.person, ask.address, wants);
    log.info(
      { activityId: ask.id, by: ask.person.objectId, command: command.command, refused: refusal?.view },
      'turn',
    );
    if (refusal !== undefined) {
      await recordRefusal(refusal, ask.person, command.command);
      await turn.say(render(refusal));
      return;
    }
    const answer = await orWhyNot(
      answers.toCommand(command, ask, () => turn.typing()),
      { view: { view: 'not-remembering' } },
    );
    const sent = await turn.say(render(answer.view));
    if (sent !== undefined) await answer.onSent?.(sent);
    followUp(answer, (card) =>
      sent === undefined ? messenger.post(ask.address, card, threadOf(ask)) : messenger.update(sent, card),
    );
  }

  async function press(pressed: Press): Promise<PressAnswer> {
    const button = decodeButton(pressed.verb, pressed.data);
    const wants = button === undefined ? 'read' : buttonWants(button);
    const refusal = await gate(pressed.person, pressed.address, wants);
    log.info(
      { activityId: pressed.id, by: pressed.person.objectId, verb: button?.verb, refused: refusal?.view },
      'press',
    );
    if (refusal !== undefined) return refuse(refusal, button, pressed);
    if (button !== undefined)
      return orWhyNot(answerButton(button, pressed), {
        answer: 'message',
        note: { note: 'not-remembering' },
      });
    log.warn(
      { activityId: pressed.id, by: pressed.person.objectId },
      'a button was not understood and refused',
    );
    await acting.refused({ person: pressed.person, why: 'not-understood' });
    return { answer: 'message', note: { note: 'unknown-button' } };
  }

  /** A card is shown to all, so the refusal is a sentence for the one who pressed it, and the card stays. */
  async function refuse(refusal: View, button: Button | undefined, { person }: Press): Promise<PressAnswer> {
    await recordRefusal(refusal, person, button?.verb);
    if (refusal.view === 'refused') return { answer: 'message', note: { note: 'refused', refusal } };
    return { answer: 'card', card: render(refusal), for: 'presser' };
  }

  async function recordRefusal(refusal: View, person: Person, tried: string | undefined): Promise<void> {
    if (refusal.view !== 'refused') return;
    await acting.refused({ person, why: refusal.reason, ...(tried === undefined ? {} : { tried }) });
  }

  async function answerButton(button: Button, pressed: Press): Promise<PressAnswer> {
    if (isAct(button)) return acting.press(button, pressed);
    if (button.verb === 'sync-look') return acting.look(button, pressed);
    const answer = await answers.toButton(button);
    if (button.verb !== 'check-now') return answerPresser(answer.view, pressed);
    // A card that is kept stays what it is: the look is shown to the one who asked, and the board shows the others.
    if ((await board.pressed(pressed)) !== undefined) return answerPresser(answer.view, pressed);
    const { address, messageId } = pressed;
    if (messageId !== undefined)
      followUp(answer, (card) => messenger.update({ address, ...threadOf(pressed), messageId }, card));
    return { answer: 'card', card: render(answer.view), for: 'everyone' };
  }

  /** One person's view of a shared card is never updated later: that would change it for everyone. */
  function answerPresser(view: View, { address }: Press): PressAnswer {
    // Where there is nobody else, the answer takes the place of the card for good.
    const audience = address.kind === 'personal' ? 'everyone' : 'presser';
    if (view.view !== 'looking') return { answer: 'card', card: render(view, audience), for: 'presser' };
    return { answer: 'message', note: { note: 'intune-is-asked' } };
  }

  /** Shows what came later than the answer: in its place or, when that cannot be edited, below it. */
  function followUp({ later }: Answer, show: (card: Card) => Promise<Delivery>): void {
    if (later === undefined) return;
    background.run('update the status message', async () => {
      const delivery = await show(render(await later));
      if (delivery.outcome !== 'delivered')
        log.warn({ delivery: delivery.outcome }, 'the status message could not be updated');
    });
  }

  return { message, press };
}

/** What each command wants of the one who types it. There is no default: a new one does not compile without. */
const WANTS: { readonly [C in Command['command']]: Wants } = {
  'token status': 'read',
  'check now': 'read',
  upcoming: 'read',
  where: 'read',
  show: 'read',
  renew: 'read',
  snoozed: 'read',
  history: 'read',
  help: 'read',
  nothing: 'read',
  greeting: 'read',
  unknown: 'read',
  'remind here': 'configure',
  'stop reminding here': 'configure',
  language: 'configure',
  sync: 'act',
  claim: 'act',
  release: 'act',
};

function threadOf({ threadId }: Ask | Press): { readonly threadId?: string } {
  return threadId === undefined ? {} : { threadId };
}
