import { type Button, decodeButton } from '../catalogue/commands/buttons.ts';
import { type CommandName, type Said, wantsOf } from '../catalogue/commands/commands.ts';
import type { SmallTalk } from '../catalogue/commands/small-talk.ts';
import type { Ask, Person, Press } from '../domain/conversation.ts';
import { understand } from '../domain/understand/understand.ts';
import type { View } from '../domain/view.ts';
import type { Board, Log, Messenger, PressAnswer, Remembering, RenderCard, Turn } from '../ports.ts';
import type { Acting } from './act/acting.ts';
import type { Answers } from './answers.ts';
import type { Background } from './background.ts';
import { createFollowUp, threadOf } from './follow-up.ts';
import type { Gate } from './gate.ts';
import type { MeasureTurn } from './measure.ts';
import { createPresses } from './presses.ts';
import { keepRunningSync } from './running-sync.ts';

export interface ConverseDependencies {
  readonly gate: Gate;
  readonly measure: MeasureTurn;
  readonly answers: Answers;
  readonly acting: Acting;
  readonly board: Pick<Board, 'pressed' | 'keep'>;
  readonly remembering: Remembering;
  readonly render: RenderCard;
  readonly messenger: Messenger;
  readonly background: Background;
  readonly log: Log;
}

/**
 * Typed messages and pressed buttons. Each is understood once, measured once and let in once, by what its command
 * needs; then its handler answers.
 */
export interface Conversation {
  message(ask: Ask, turn: Turn): Promise<void>;
  press(press: Press): Promise<PressAnswer>;
}

export function createConversation(dependencies: ConverseDependencies): Conversation {
  const { gate, measure, answers, acting, board, remembering, messenger, log } = dependencies;

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

  const followUp = createFollowUp({ ...dependencies, render });
  const presses = createPresses({ ...dependencies, ...answers, render, followUp });

  function message(ask: Ask, turn: Turn): Promise<void> {
    const said = understand(ask.text);
    return measure('message', said.command, () => answerSaid(said, ask, turn));
  }

  async function answerSaid({ command, argument }: Said, ask: Ask, turn: Turn): Promise<void> {
    const refusal = await gate(ask.person, ask.address, wantsOf(command));
    log.info({ activityId: ask.id, by: ask.person.objectId, command, refused: refusal?.view }, 'turn');
    if (refusal !== undefined) {
      await recordRefusal(refusal, ask.person, command);
      await turn.say(render(refusal));
      return;
    }
    const answer = await orWhyNot(answers.said[command]({ argument, ask, onAsking: () => turn.typing() }), {
      view: { view: 'not-remembering' },
    });
    const sent = await turn.say(render(answer.view));
    if (sent !== undefined) {
      await answer.onSent?.(sent);
      await keepRunningSync(answer.view, sent, board);
    }
    followUp(answer, (card) =>
      sent === undefined ? messenger.post(ask.address, card, threadOf(ask)) : messenger.update(sent, card),
    );
  }

  function press(pressed: Press): Promise<PressAnswer> {
    const button = decodeButton(pressed.verb, pressed.data);
    const command = button?.verb ?? 'unknown';
    return measure('press', command, () => answerPress(command, button, pressed));
  }

  async function answerPress(
    command: CommandName | SmallTalk,
    button: Button | undefined,
    pressed: Press,
  ): Promise<PressAnswer> {
    const refusal = await gate(pressed.person, pressed.address, wantsOf(command));
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

  function answerButton<B extends Button>(button: B, pressed: Press): Promise<PressAnswer> {
    // The table gives each verb the handler of its own button; the compiler cannot follow that for all at once.
    const handle = presses[button.verb] as (button: B, pressed: Press) => Promise<PressAnswer>;
    return handle(button, pressed);
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

  return { message, press };
}
