import { z } from 'zod';
import { command } from './command.ts';

/** Reads Intune now, however fresh the last look is. */
export const checkNow = command({
  wants: 'read',
  typed: { takes: 'nothing', menu: true },
  button: z.object({}),
});
