import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** Somebody renews a token: quiet until the next step. */
export const claim = command({
  wants: 'act',
  typed: { takes: 'text', menu: true },
  button: z.object(aboutOne),
});
