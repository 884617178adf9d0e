import { command } from './command.ts';

/** This conversation hears what nobody sees to. */
export const escalateHere = command({
  wants: 'configure',
  typed: { takes: 'nothing', menu: false },
});
