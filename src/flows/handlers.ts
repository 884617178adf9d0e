import type { ActVerb, ButtonOf } from '../catalogue/commands/buttons.ts';
import type { SaidName, Verb } from '../catalogue/commands/commands.ts';
import type { Ask, Press } from '../domain/conversation.ts';
import type { PressAnswer } from '../ports.ts';
import type { Answer } from './status.ts';

/** What a typed line carries to its handler. */
export interface Asked {
  /** What followed the command, as it was typed. */
  readonly argument: string;
  readonly ask: Ask;
  /** To be called when Intune is really asked; never rejects. */
  readonly onAsking: () => Promise<void>;
}

/** What answers each typed line. A command without a handler does not compile. */
export type SaidHandlers = { readonly [N in SaidName]: (asked: Asked) => Promise<Answer> };

/** Buttons that are answered with a view, whoever presses them. */
export type ReadVerb = Exclude<Verb, ActVerb | 'sync-look' | 'back'>;

export type ReadHandlers = { readonly [V in ReadVerb]: (button: ButtonOf<V>) => Promise<Answer> };

/** What answers each button. One without a handler does not compile. */
export type PressHandlers = {
  readonly [V in Verb]: (button: ButtonOf<V>, press: Press) => Promise<PressAnswer>;
};
