import { z } from 'zod';
import { command } from './command.ts';
import { onStatus, ref } from './fields.ts';

/** How one token is renewed. */
export const renew = command({
  wants: 'read',
  typed: { takes: 'text', menu: true },
  button: z.object({ ref, ...onStatus }),
});
