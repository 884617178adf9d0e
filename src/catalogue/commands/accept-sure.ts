import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** The change was intended: what is there now is right from now on. */
export const acceptSure = command({
  wants: 'act',
  button: z.object(aboutOne),
});
