import type { Language } from './catalogue/words/language.ts';
import type { Address } from './domain/conversation.ts';
import type { Languages } from './flows/languages.ts';
import type { BotHandlers, Card, Messenger, PressAnswer, Turn } from './ports.ts';

/** Says everything in the language of its readers; flows say what, and need not know in which. */
export interface Speaking {
  /** In a conversation its own language. */
  messenger(messenger: Messenger): Messenger;
  /** An answer in the language of whoever asked. */
  handlers(handlers: BotHandlers): BotHandlers;
}

export function createSpeaking(languages: Languages): Speaking {
  const toPlace = async (card: Card, address: Address) =>
    translated(card, await languages.of(address, 'place'));

  function speakingTurn(turn: Turn, address: Address, locale: string | undefined): Turn {
    return {
      ...turn,
      // Asked for at the moment of saying: the answer to "language de" is German.
      say: async (card) => turn.say(translated(card, await languages.of(address, 'person', locale))),
    };
  }

  return {
    messenger: (messenger) => ({
      post: async (to, card, options) => messenger.post(to, await toPlace(card, to), options),
      update: async (message, card) => messenger.update(message, await toPlace(card, message.address)),
      postToPerson: async (person, near, card) =>
        messenger.postToPerson(person, near, await toPlace(card, near)),
    }),
    handlers: (handlers) => ({
      ...handlers,
      message: async (ask, turn) => {
        await languages.heard(ask.address, ask.locale);
        await handlers.message(ask, speakingTurn(turn, ask.address, ask.locale));
      },
      press: async (pressed) => {
        const answer = await handlers.press(pressed);
        const reader = answer.answer === 'card' && answer.for === 'everyone' ? 'place' : 'person';
        return spoken(answer, await languages.of(pressed.address, reader, pressed.locale));
      },
      installed: (address, installer, turn) =>
        handlers.installed(address, installer, speakingTurn(turn, address, undefined)),
    }),
  };
}

function spoken(answer: PressAnswer, language: Language): PressAnswer {
  return answer.answer === 'card'
    ? { ...answer, card: translated(answer.card, language) }
    : { ...answer, language };
}

function translated(card: Card, language: Language): Card {
  return card.translated?.(language) ?? card;
}
