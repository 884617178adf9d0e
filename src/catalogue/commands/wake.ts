import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne, list } from './fields.ts';

/** Ends a snooze. */
export const wake = command({
  wants: 'act',
  button: z.object({ ...aboutOne, list }),
});
