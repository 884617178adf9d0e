import { z } from 'zod';
import { command } from './command.ts';
import { family } from './fields.ts';

/** How tokens of a family are renewed, whether there is one or not. */
export const renewFamily = command({
  wants: 'read',
  button: z.object({ family }),
});
