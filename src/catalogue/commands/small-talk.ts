import type { Wants } from './command.ts';

/**
 * What people write that is no command, and what answering it needs of them. `nothing`: the bot was only mentioned.
 * `unknown`: it was not understood.
 */
export const SMALL_TALK = {
  greeting: { wants: 'read' },
  thanks: { wants: 'read' },
  nothing: { wants: 'read' },
  unknown: { wants: 'read' },
} as const satisfies { readonly [name: string]: { readonly wants: Wants } };

export type SmallTalk = keyof typeof SMALL_TALK;
