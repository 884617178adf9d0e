import { z } from 'zod';
import { command } from './command.ts';
import { onStatus } from './fields.ts';

/** Every token on one card, or those that a filter names. */
export const status = command({
  wants: 'read',
  typed: { takes: 'text', menu: true },
  button: z.object(onStatus),
});
