import { FAMILIES_BY_DEFAULT, FAMILY_NAMES, type Family } from '../../src/catalogue/families/families.ts';
import { DAY, HOUR, type Instant } from '../../src/domain/instant.ts';
import type { Reading, Snapshot, Unreadable } from '../../src/domain/snapshot.ts';
import type { AdeToken, PushToken, Token, VppToken } from '../../src/domain/token.ts';

/** Monday, 23 November 2026, 08:00 UTC: the "now" of tests that do not choose their own. */
export const NOW: Instant = Date.UTC(2026, 10, 23, 8);
export const TENANT = '11111111-2222-3333-4444-555555555555';

export function push(fields: Partial<PushToken> = {}): PushToken {
  return {
    family: 'push',
    id: 'push',
    name: 'Apple MDM push certificate',
    appleAccount: 'mdm@contoso.example',
    expiresAt: NOW + 200 * DAY,
    topic: 'com.apple.mgmt.External.0f0e0d0c-0000-4000-8000-000000000001',
    serial: '1A2B3C',
    ...fields,
  };
}

export function vpp(fields: Partial<VppToken> = {}): VppToken {
  return {
    family: 'vpp',
    id: '22222222-0000-4000-8000-000000000001',
    name: 'Contoso HQ',
    appleAccount: 'apps@contoso.example',
    expiresAt: NOW + 200 * DAY,
    organization: 'Contoso',
    location: 'Headquarters',
    school: false,
    state: 'valid',
    lastSyncAt: NOW - 2 * HOUR,
    syncStatus: 'completed',
    ...fields,
  };
}

export function ade(fields: Partial<AdeToken> = {}): AdeToken {
  return {
    family: 'ade',
    id: '33333333-0000-4000-8000-000000000001',
    name: 'Contoso iPhones',
    appleAccount: 'enrol@contoso.example',
    expiresAt: NOW + 200 * DAY,
    school: false,
    deviceCount: 120,
    lastSyncAt: NOW - 2 * HOUR,
    syncTriggeredAt: NOW - 3 * HOUR,
    syncErrorCode: 0,
    ...fields,
  };
}

/** A snapshot in which every family that is usual could be read, and each that has a token. */
export function snapshotOf(tokens: readonly Token[], fields: Partial<Snapshot> = {}): Snapshot {
  const readings = FAMILY_NAMES.map((family): [Family, Reading] => {
    const own = tokens.filter((token) => token.family === family);
    if (own.length > 0 || family === 'vpp' || family === 'ade')
      return [family, { outcome: 'read', tokens: own }];
    return [family, { outcome: FAMILIES_BY_DEFAULT.includes(family) ? 'absent' : 'not-asked' }];
  });
  return {
    tenantId: TENANT,
    at: NOW,
    readings: Object.fromEntries(readings) as unknown as Snapshot['readings'],
    ...fields,
  };
}

export function unreadable(
  fields: Partial<Unreadable> = {},
): Extract<Reading<never>, { outcome: 'unreadable' }> {
  return {
    outcome: 'unreadable',
    reason: {
      kind: 'server',
      status: 503,
      code: 'ServiceUnavailable',
      permissions: [],
      requestId: 'test-request',
      ...fields,
    },
  };
}

/** A token without some optional facts, as if Intune had not given them. */
export function without<T extends object, K extends keyof T>(value: T, ...names: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as K))) as Omit<
    T,
    K
  >;
}
