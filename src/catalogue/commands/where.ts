import { z } from 'zod';
import { command } from './command.ts';

/** Where reminders go. */
export const where = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: true },
  button: z.object({}),
});
