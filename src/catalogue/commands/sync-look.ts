import { z } from 'zod';
import { command } from './command.ts';
import { beside, onStatus, ref } from './fields.ts';

/** Looks at a sync now, and shows it. */
export const syncLook = command({
  wants: 'read',
  button: z.object({ ref, beside, ...onStatus }),
});
