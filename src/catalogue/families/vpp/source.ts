import type { VppToken as StableVppToken } from '@microsoft/microsoft-graph-types';
import type { VppToken as BetaVppToken } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { date, type Fields, flag, type GraphSource, id, present, standIns, text } from '../graph.ts';
import type { VppToken } from './token.ts';

/** Location tokens, https://learn.microsoft.com/graph/api/resources/intune-onboarding-vpptoken. */
const stable = {
  id,
  organizationName: text,
  appleId: text,
  vppTokenAccountType: text,
  expirationDateTime: date,
  state: text,
  lastSyncDateTime: date,
  lastSyncStatus: text,
  automaticallyUpdateApps: flag,
} satisfies Fields<Omit<StableVppToken, 'token'>>;

/** Only beta knows the names people gave their tokens, and the location. */
const names = {
  displayName: text,
  locationName: text,
} satisfies Fields<Omit<BetaVppToken, 'token'>>;

const beta = { ...stable, ...names } satisfies Fields<Omit<BetaVppToken, 'token'>>;

// The v1.0 answer has no names: both are decoded by the same schema, and there they are undefined.
const token = z.object(beta).transform(
  (body): VppToken => ({
    family: 'vpp',
    id: body.id,
    name:
      body.displayName ?? body.locationName ?? body.organizationName ?? body.appleId ?? body.id.slice(0, 8),
    school: body.vppTokenAccountType === 'education',
    state: body.state ?? 'unknown',
    syncStatus: body.lastSyncStatus ?? 'unknown',
    ...present({
      appleAccount: body.appleId,
      expiresAt: body.expirationDateTime,
      organization: body.organizationName,
      location: body.locationName,
      lastSyncAt: body.lastSyncDateTime,
      updatesApps: body.automaticallyUpdateApps,
    }),
    ...standIns({ name: body.displayName, state: body.state, syncStatus: body.lastSyncStatus }),
  }),
);

/** v1.0 lacks states that beta has and calls them unknown: there that is no answer. */
const stableToken = token.transform(
  (read): VppToken =>
    read.state.startsWith('unknown') ? { ...read, notGiven: { ...read.notGiven, state: null } } : read,
);

export const vppSource: GraphSource<VppToken> = {
  holds: 'list',
  path: 'deviceAppManagement/vppTokens',
  answers: [
    { version: 'beta', select: Object.keys(beta), item: token },
    { version: 'v1.0', select: Object.keys(stable), item: stableToken },
  ],
  secrets: ['token'],
};
