import type { ZodObject } from 'zod';

/**
 * What a command needs of the one who asks. `configure` decides where reminders go and in which language; it changes
 * nothing in Intune and is therefore possible in read-only mode.
 */
export type Wants = 'read' | 'configure' | 'act';

/** One thing that can be asked of the bot: by typing, by pressing a button, or by both. */
export interface Command {
  /** There is no default: one that does not say so does not compile. */
  readonly wants: Wants;
  /** How it is typed, with its words under `command.<name>`. Left out: only a button asks for it. */
  readonly typed?: Typed;
  /** What its button carries, from the card through a client and back. Left out: it can only be typed. */
  readonly button?: ZodObject;
}

export interface Typed {
  /** Whether something may follow, such as a name. What may, for people, is in its words. */
  readonly takes: 'nothing' | 'text';
  /** Whether the menu of Teams offers it. It has room for 12 commands. */
  readonly menu: boolean;
}

/** Keeps the exact type of a definition, from which the types of all commands follow. */
export function command<const C extends Command>(definition: C): C {
  return definition;
}
