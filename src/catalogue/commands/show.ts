import { z } from 'zod';
import { command } from './command.ts';
import { onStatus, ref } from './fields.ts';

/** One token. */
export const show = command({
  wants: 'read',
  typed: { takes: 'text', menu: true },
  button: z.object({ ref, ...onStatus }),
});
