import type { CommandName } from '../catalogue/commands/commands.ts';
import type { SmallTalk } from '../catalogue/commands/small-talk.ts';

/** Counts and times what people ask for, and answers as the work does. A button that is none of ours is `unknown`. */
export type MeasureTurn = <T>(
  kind: 'message' | 'press',
  command: CommandName | SmallTalk,
  work: () => Promise<T>,
) => Promise<T>;
