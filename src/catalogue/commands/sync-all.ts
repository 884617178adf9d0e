import { z } from 'zod';
import { command } from './command.ts';
import { beside, family, seen } from './fields.ts';

/** Starts the sync of every token of a family that can be synced. */
export const syncAll = command({
  wants: 'act',
  button: z.object({ family, seen, beside }),
});
