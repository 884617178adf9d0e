import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** Asks whether a change was really intended. */
export const accept = command({
  wants: 'act',
  button: z.object(aboutOne),
});
