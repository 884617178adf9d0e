import { z } from 'zod';
import { command } from './command.ts';

/** From what was opened over a message that is kept to that message. */
export const back = command({
  wants: 'read',
  button: z.object({}),
});
