import { z } from 'zod';
import { appleFacts, optionalFlag, optionalInstant, optionalText } from '../family.ts';

/** Location token (VPP): the content token of one location in Apple Business or School Manager. */
export const vppShape = z.object({
  ...appleFacts,
  family: z.literal('vpp'),
  organization: optionalText,
  /** Beta only. */
  location: optionalText,
  /** Picks Apple Business or Apple School Manager links. */
  school: z.boolean(),
  /** Graph's word as it is: valid, expired, invalid, assignedToExternalMDM, duplicateLocationId, unknown or one nobody knows yet. */
  state: z.string(),
  /** Undefined means never synced or not known. */
  lastSyncAt: optionalInstant,
  /** Graph's word as it is: none, inProgress, completed, failed or one nobody knows yet. */
  syncStatus: z.string(),
  /** Whether Intune brings new versions of its apps to the devices. */
  updatesApps: optionalFlag,
});

export type VppToken = Readonly<z.infer<typeof vppShape>>;
