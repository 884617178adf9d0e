import { z } from 'zod';
import { command } from './command.ts';
import { beside, onStatus, ref, seen } from './fields.ts';

/** Starts the sync of one token with Apple; typed without a name it asks once for all of a family. */
export const sync = command({
  wants: 'act',
  typed: { takes: 'text', menu: true },
  button: z.object({ ref, seen, beside, ...onStatus }),
});
