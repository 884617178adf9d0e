import { MINUTE } from '../../../domain/instant.ts';
import type { SyncRules } from '../sync.ts';
import type { AdeToken } from './token.ts';

/** Intune takes one manual sync of an enrolment program token in this time, to keep Apple's terms (MicrosoftDocs, manage-devices-tokens-apple). */
export const ADE_SYNC_PAUSE = 15 * MINUTE;

export const adeSync: SyncRules<AdeToken> = {
  version: 'beta',
  action: 'syncWithAppleDeviceEnrollmentProgram',
  offer: ({ syncTriggeredAt = Number.NEGATIVE_INFINITY }, now) => {
    const from = syncTriggeredAt + ADE_SYNC_PAUSE;
    return now < from ? { offer: 'none', reason: 'too-soon', from } : { offer: 'sync' };
  },
  facts: ({ lastSyncAt, syncTriggeredAt, syncErrorCode, deviceCount }) => ({
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    syncErrorCode,
    ...(syncTriggeredAt === undefined ? {} : { syncTriggeredAt }),
    ...(deviceCount === undefined ? {} : { deviceCount }),
  }),
};
