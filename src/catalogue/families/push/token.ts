import { z } from 'zod';
import { appleFacts, optionalText } from '../family.ts';

/** Apple MDM push certificate; one per tenant. */
export const pushShape = z.object({
  ...appleFacts,
  family: z.literal('push'),
  id: z.literal('push'),
  /** `com.apple.mgmt.External.<uuid>`. A change means another certificate: every device must re-enrol. */
  topic: optionalText,
  /** Upper-case hex without leading zeros. Changes on every renewal. */
  serial: optionalText,
});

export type PushToken = Readonly<z.infer<typeof pushShape>>;
