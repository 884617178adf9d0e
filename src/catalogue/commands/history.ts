import { z } from 'zod';
import { command } from './command.ts';
import { page, ref } from './fields.ts';

/** Who did what and when, of everything or of one token. */
export const history = command({
  wants: 'read',
  typed: { takes: 'text', menu: true },
  button: z.object({ ref: ref.exactOptional(), page }),
});
