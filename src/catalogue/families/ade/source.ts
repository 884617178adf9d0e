import type { DepOnboardingSetting } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { count, date, type Fields, type GraphSource, id, present, standIns, text } from '../graph.ts';
import type { AdeToken } from './token.ts';

/** Enrolment program tokens, https://learn.microsoft.com/graph/api/resources/intune-enrollment-deponboardingsetting (beta only). */
const fields = {
  id,
  tokenName: text,
  appleIdentifier: text,
  tokenType: text,
  tokenExpirationDateTime: date,
  lastSuccessfulSyncDateTime: date,
  lastSyncTriggeredDateTime: date,
  lastSyncErrorCode: count,
  syncedDeviceCount: count,
} satisfies Fields<DepOnboardingSetting>;

const token = z.object(fields).transform(
  (body): AdeToken => ({
    family: 'ade',
    id: body.id,
    name: body.tokenName ?? body.id.slice(0, 8),
    school: body.tokenType === 'appleSchoolManager',
    // Graph declares the code as never null; without one the dates still tell whether it syncs.
    syncErrorCode: body.lastSyncErrorCode ?? 0,
    ...present({
      appleAccount: body.appleIdentifier,
      expiresAt: body.tokenExpirationDateTime,
      deviceCount: body.syncedDeviceCount,
      lastSyncAt: body.lastSuccessfulSyncDateTime,
      syncTriggeredAt: body.lastSyncTriggeredDateTime,
    }),
    ...standIns({ name: body.tokenName, syncErrorCode: body.lastSyncErrorCode }),
  }),
);

export const adeSource: GraphSource<AdeToken> = {
  holds: 'list',
  path: 'deviceManagement/depOnboardingSettings',
  answers: [{ version: 'beta', select: Object.keys(fields), item: token }],
  secrets: [],
};
