import { z } from 'zod';
import { command } from './command.ts';
import { list } from './fields.ts';

/** Reminders go to this conversation no more; a button on the list of places may also name another. */
export const stopRemindingHere = command({
  wants: 'configure',
  typed: { takes: 'nothing', menu: false },
  button: z.object({ place: z.string().min(1).max(500).exactOptional(), list }),
});
