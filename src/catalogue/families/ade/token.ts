import { z } from 'zod';
import { appleFacts, optionalCount, optionalInstant } from '../family.ts';

/** Enrolment program token (ADE, formerly DEP). */
export const adeShape = z.object({
  ...appleFacts,
  family: z.literal('ade'),
  /** Picks Apple Business or Apple School Manager links. */
  school: z.boolean(),
  deviceCount: optionalCount,
  /** Last sync that succeeded. Undefined means never. */
  lastSyncAt: optionalInstant,
  /** Last sync that was asked for; Intune allows one manual sync in 15 minutes. */
  syncTriggeredAt: optionalInstant,
  /** 0 is fine. Microsoft publishes causes, not their numbers: show the number. */
  syncErrorCode: z.number(),
});

export type AdeToken = Readonly<z.infer<typeof adeShape>>;
