import { command } from './command.ts';

/** Reminders go to this conversation no more. */
export const stopRemindingHere = command({
  wants: 'configure',
  typed: { takes: 'nothing', menu: false },
});
