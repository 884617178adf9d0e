import { z } from 'zod';
import { command } from './command.ts';

/** Everything that is quiet by somebody's wish. */
export const snoozed = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: false },
  button: z.object({}),
});
