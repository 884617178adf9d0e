import { z } from 'zod';
import { command } from './command.ts';
import { list } from './fields.ts';

/** Reminders go to this conversation from now on. */
export const remindHere = command({
  wants: 'configure',
  typed: { takes: 'nothing', menu: true },
  button: z.object({ list }),
});
