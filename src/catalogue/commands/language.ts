import { command } from './command.ts';

/** Which language is spoken in this conversation. */
export const language = command({
  wants: 'configure',
  typed: { takes: 'text', menu: false },
});
