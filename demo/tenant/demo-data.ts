import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import { plainFamilies } from './plain-families.ts';
import type { AdeRecord, TenantState, VppRecord } from './state.ts';

/** Ids of the demo's tokens; fixed, so that links to their rows survive a restart. */
export const DEMO_IDS = {
  hq: '5b1f6c5e-3d0a-4d0e-9a57-0c1f5d2e8a01',
  retail: '8f2d9a44-71be-4c6b-8d1e-3a90b7c4e502',
  field: 'c07e3b18-95a2-4f37-b6d4-7e5a1f08d603',
  lab: 'e9a4d7f2-0b6c-4e81-a2f9-5d3c8b170904',
  iphones: '1d6e8c03-4f7b-4a92-8e5d-b2a9f0c31b05',
  macs: '72c5a0be-d8f1-4b36-9c0e-4f8d6e2a7a06',
} as const;

const ORGANIZATION = 'Contoso Ltd.';

/**
 * The demo's tenant, dated from `now`: a push certificate 12 days from expiry, four location tokens
 * (fine, 5 days left, invalid, managed by another MDM) and two enrolment program tokens (fine, not
 * synced for 4 days).
 */
export function demoState(now: Instant): TenantState {
  return {
    organization: ORGANIZATION,
    push: {
      appleIdentifier: 'mdm@contoso.example',
      topic: 'com.apple.mgmt.External.6a0e4f52-9c1d-4b7e-8f30-d25a7be19c44',
      serial: '4C7A19E05D32B8F6',
      expiresAt: wholeSecond(now + 12 * DAY),
    },
    vpp: [
      vpp(now, { id: DEMO_IDS.hq, displayName: 'Contoso HQ', expiresAt: now + 210 * DAY }),
      vpp(now, { id: DEMO_IDS.retail, displayName: 'Contoso Retail', expiresAt: now + 5 * DAY }),
      vpp(now, {
        id: DEMO_IDS.field,
        displayName: 'Contoso Field',
        appleId: 'field-apps@contoso.appleaccount.example',
        expiresAt: now + 143 * DAY,
        state: 'invalid',
        lastSyncAt: now - 9 * HOUR,
        syncStatus: 'failed',
      }),
      vpp(now, {
        id: DEMO_IDS.lab,
        displayName: 'Contoso Lab',
        expiresAt: now + 88 * DAY,
        state: 'assignedToExternalMDM',
        lastSyncAt: now - 14 * HOUR,
        syncStatus: 'failed',
      }),
    ],
    ade: [
      ade(now, { id: DEMO_IDS.iphones, tokenName: 'Contoso iPhones', expiresAt: now + 300 * DAY }),
      ade(now, {
        id: DEMO_IDS.macs,
        tokenName: 'Contoso Macs',
        expiresAt: now + 176 * DAY,
        deviceCount: 164,
        lastSyncAt: now - 4 * DAY,
        syncTriggeredAt: now - 4 * DAY - 2 * MINUTE,
      }),
    ],
    plain: Object.fromEntries(plainFamilies().map(([family, { rows }]) => [family, rows(now)])),
    events: [],
  };
}

/** A location token that is fine, with the given fields instead; for tests that need one more. */
export function vpp(
  now: Instant,
  fields: Partial<VppRecord> & Pick<VppRecord, 'id' | 'displayName'>,
): VppRecord {
  const token = {
    locationName: fields.displayName,
    organizationName: ORGANIZATION,
    appleId: 'apps@contoso.appleaccount.example',
    accountType: 'business',
    countryOrRegion: 'gb',
    state: 'valid',
    expiresAt: now + 365 * DAY,
    modifiedAt: now - 155 * DAY,
    lastSyncAt: now - 3 * HOUR,
    syncStatus: 'completed',
    syncEndsAt: undefined,
    syncFails: false,
    ...fields,
  } as const;
  return { ...token, expiresAt: wholeSecond(token.expiresAt) };
}

/** An enrolment program token that is fine, with the given fields instead; for tests that need one more. */
export function ade(
  now: Instant,
  fields: Partial<AdeRecord> & Pick<AdeRecord, 'id' | 'tokenName'>,
): AdeRecord {
  const token = {
    appleIdentifier: 'enrolment@contoso.appleaccount.example',
    tokenType: 'dep',
    expiresAt: now + 365 * DAY,
    modifiedAt: now - 65 * DAY,
    lastSyncAt: now - 2 * HOUR,
    syncTriggeredAt: now - 2 * HOUR - MINUTE,
    syncEndsAt: undefined,
    syncErrorCode: 0,
    syncFailsWith: 0,
    deviceCount: 412,
    ...fields,
  } as const;
  return { ...token, expiresAt: wholeSecond(token.expiresAt) };
}

/** Apple's expiry dates carry no fraction of a second. */
export function wholeSecond(at: Instant): Instant {
  return Math.floor(at / 1000) * 1000;
}
