import type { ActVerb, ButtonOf } from '../catalogue/commands/buttons.ts';
import type { SaidName, Verb } from '../catalogue/commands/commands.ts';
import type { Ask, Press } from '../domain/conversation.ts';
import type { View } from '../domain/view.ts';
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
export type ReadVerb = Exclude<Verb, ActVerb | ConfigureVerb | 'sync-look'>;

/** Buttons that decide where reminders go. */
export type ConfigureVerb = 'remind-here' | 'stop-reminding-here';

export type ReadHandlers = {
  readonly [V in ReadVerb]: (button: ButtonOf<V>, press: Press) => Promise<Answer>;
};

/** What a place is told after its reminders were started or stopped, or the list of places where that was pressed. */
export type ConfigureHandlers = {
  readonly [V in ConfigureVerb]: (button: ButtonOf<V>, press: Press) => Promise<View>;
};

/** What answers each button. One without a handler does not compile. */
export type PressHandlers = {
  readonly [V in Verb]: (button: ButtonOf<V>, press: Press) => Promise<PressAnswer>;
};
