import { z } from 'zod';
import { command } from './command.ts';

/** What the bot can do. */
export const help = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: true },
  button: z.object({}),
});
