import { z } from 'zod';
import { command } from './command.ts';
import { page } from './fields.ts';

/** What will be said, and when. */
export const upcoming = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: true },
  button: z.object({ page }),
});
