import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** Ends a snooze. */
export const wake = command({
  wants: 'act',
  // `list` is 1 on the list of everything snoozed, which is then shown again.
  button: z.object({ ...aboutOne, list: z.literal(1).exactOptional() }),
});
