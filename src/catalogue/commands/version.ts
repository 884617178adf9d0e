import { command } from './command.ts';

/** What is running: for whoever looks after the bot. */
export const version = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: false },
});
