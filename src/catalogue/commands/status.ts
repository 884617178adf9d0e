import { z } from 'zod';
import { command } from './command.ts';
import { page } from './fields.ts';

/** Every token on one card, or those that a filter names. */
export const status = command({
  wants: 'read',
  typed: { takes: 'text', menu: true },
  button: z.object({ filter: z.string().max(200).exactOptional(), page }),
});
