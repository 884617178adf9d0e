import { z } from 'zod';
import { optionalCount, tokenFacts } from '../family.ts';

/** Token of an Android Enterprise enrolment profile: corporate-owned devices enrol with it. */
export const androidShape = z.object({
  ...tokenFacts,
  family: z.literal('android'),
  /** Devices that have enrolled with the profile. */
  deviceCount: optionalCount,
});

export type AndroidToken = Readonly<z.infer<typeof androidShape>>;
