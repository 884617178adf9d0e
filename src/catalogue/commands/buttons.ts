import type { z } from 'zod';
import type { Command } from './command.ts';
import { COMMANDS, type Verb } from './commands.ts';
import type { OnStatus } from './fields.ts';

/** What the button of a command asks for. */
export type ButtonOf<V extends Verb> = {
  [N in V]: { readonly verb: N } & DataOf<(typeof COMMANDS)[N]['button']>;
}[V];

/** A button without data carries nothing, and not a record of whatever. */
type DataOf<Schema extends z.ZodObject> = keyof Schema['shape'] extends never
  ? unknown
  : Readonly<z.output<Schema>>;

/**
 * What a button asks for. Cards build them, flows act on them; between the two they travel through a client and are
 * therefore decoded as strangers.
 */
export type Button = ButtonOf<Verb>;

/** Verbs of buttons that change something. */
export type ActVerb = {
  [N in Verb]: (typeof COMMANDS)[N]['wants'] extends 'act' ? N : never;
}[Verb];

/** Buttons that change something. */
export type ActButton = ButtonOf<ActVerb>;

/** The `data` of an `Action.Execute` and of its `Action.Submit` fallback: the same, so that both mean the same. */
export type ButtonData = { readonly [key: string]: string | number };

/** The button's data as it goes into a card. */
export function encodeButton(button: Button): ButtonData {
  const { verb, ...rest } = button;
  const flat = Object.entries(rest).flatMap(([key, value]): [string, string | number][] => {
    if (value === undefined) return [];
    return [[key, typeof value === 'object' ? `${value.family}:${value.id}` : value]];
  });
  return { verb, ...Object.fromEntries(flat) };
}

/**
 * Decodes what a client sent. `verb` is the verb of an `Action.Execute`; in a Submit it stands in the data.
 * Undefined means: not one of our buttons, refuse it.
 */
export function decodeButton(verb: string, data: unknown): Button | undefined {
  const known = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb as Verb] : undefined;
  const { button }: Command = known ?? { wants: 'read' };
  const decoded = button?.safeParse(typeof data === 'object' && data !== null ? data : {});
  if (decoded?.success !== true) return undefined;
  const given = Object.entries(decoded.data).filter(([, value]) => value !== undefined);
  return { verb, ...Object.fromEntries(given) } as Button;
}

/** Whether a button changes something, for which not everybody is let through. */
export function isAct(button: Button): button is ActButton {
  return COMMANDS[button.verb].wants === 'act';
}

/** Whether a button can say that the message behind its card must stay as it is. */
export function knowsBeside(verb: string): boolean {
  const known: Command | undefined = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb as Verb] : undefined;
  return known?.button !== undefined && 'beside' in known.button.shape;
}

/** The status card that a button about one token stands on; undefined when it stands on another card. */
export function statusBehind(button: Button): OnStatus | undefined {
  const { shape } = COMMANDS[button.verb].button;
  if (!('ref' in shape && 'filter' in shape && 'page' in button)) return undefined;
  const { page, filter }: OnStatus = button;
  return page === undefined ? undefined : { page, ...(filter === undefined ? {} : { filter }) };
}
