import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** Gives a claim back. */
export const release = command({
  wants: 'act',
  typed: { takes: 'text', menu: false },
  button: z.object(aboutOne),
});
