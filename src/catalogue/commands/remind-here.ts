import { command } from './command.ts';

/** Reminders go to this conversation from now on. */
export const remindHere = command({
  wants: 'configure',
  typed: { takes: 'nothing', menu: true },
});
