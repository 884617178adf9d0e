import { DEMO_IDS } from '../../../demo/tenant/demo-data.ts';
import type { Fault } from '../../../demo/tenant/faults.ts';
import type { TenantState } from '../../../demo/tenant/state.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import type { Unreadable } from '../../../src/domain/snapshot.ts';
import type { Family, Token } from '../../../src/domain/token.ts';
import { NOW } from './connection.ts';

export interface FamilyCase {
  /** What the demo's tenant makes of it. */
  readonly tokens: readonly string[];
  readonly first: Token;
  readonly without: (state: TenantState) => TenantState;
  /** An answer with nothing but what a token cannot do without, and the token it makes. */
  readonly bare: { readonly body: unknown; readonly token: Token };
  /** Answers that would lose a token if they were taken for a list or a certificate. */
  readonly spoiled: readonly unknown[];
}

/** The standard cases of every family; a new family is one more entry. */
export const CASES: Readonly<Record<Family, FamilyCase>> = {
  push: {
    tokens: ['push'],
    first: {
      family: 'push',
      id: 'push',
      name: 'Apple MDM push certificate',
      appleAccount: 'mdm@contoso.example',
      expiresAt: NOW + 12 * DAY,
      topic: 'com.apple.mgmt.External.6a0e4f52-9c1d-4b7e-8f30-d25a7be19c44',
      serial: '4C7A19E05D32B8F6',
    },
    without: (state) => ({ ...state, push: undefined }),
    bare: {
      body: { topicIdentifier: 'com.apple.mgmt.External.1' },
      token: {
        family: 'push',
        id: 'push',
        name: 'Apple MDM push certificate',
        topic: 'com.apple.mgmt.External.1',
      },
    },
    spoiled: [{}, { '@odata.context': 'x', expirationDateTime: null }, { topicIdentifier: 7 }, [], 'null'],
  },
  vpp: {
    tokens: [DEMO_IDS.hq, DEMO_IDS.retail, DEMO_IDS.field, DEMO_IDS.lab],
    first: {
      family: 'vpp',
      id: DEMO_IDS.hq,
      name: 'Contoso HQ',
      appleAccount: 'apps@contoso.appleaccount.example',
      expiresAt: NOW + 210 * DAY,
      organization: 'Contoso Ltd.',
      location: 'Contoso HQ',
      school: false,
      state: 'valid',
      syncStatus: 'completed',
      lastSyncAt: NOW - 3 * HOUR,
      updatesApps: true,
    },
    without: (state) => ({ ...state, vpp: [] }),
    bare: {
      body: { value: [{ id: '0f3c5a71-1' }] },
      token: {
        family: 'vpp',
        id: '0f3c5a71-1',
        name: '0f3c5a71',
        school: false,
        state: 'unknown',
        syncStatus: 'unknown',
        notGiven: { name: null, state: null, syncStatus: null },
      },
    },
    spoiled: [
      {},
      { value: null },
      { value: [{ id: 'a' }, { displayName: 'no id' }] },
      { value: [{ id: '' }] },
    ],
  },
  ade: {
    tokens: [DEMO_IDS.iphones, DEMO_IDS.macs],
    first: {
      family: 'ade',
      id: DEMO_IDS.iphones,
      name: 'Contoso iPhones',
      appleAccount: 'enrolment@contoso.appleaccount.example',
      expiresAt: NOW + 300 * DAY,
      school: false,
      deviceCount: 412,
      lastSyncAt: NOW - 2 * HOUR,
      syncTriggeredAt: NOW - 2 * HOUR - MINUTE,
      syncErrorCode: 0,
    },
    without: (state) => ({ ...state, ade: [] }),
    bare: {
      body: { value: [{ id: '0f3c5a71-1' }] },
      token: {
        family: 'ade',
        id: '0f3c5a71-1',
        name: '0f3c5a71',
        school: false,
        syncErrorCode: 0,
        notGiven: { name: null, syncErrorCode: null },
      },
    },
    spoiled: [{}, { value: [{ tokenName: 'no id' }] }, { value: [{ id: 'a', lastSyncErrorCode: 'none' }] }],
  },
  android: {
    tokens: ['4f0b7c92-6a1d-4e35-9c8b-2d7e5a3f1b07', 'b81e0d5a-27c4-4f69-8a3b-90f6c2d4e708'],
    first: {
      family: 'android',
      id: '4f0b7c92-6a1d-4e35-9c8b-2d7e5a3f1b07',
      name: 'Contoso Kiosks',
      expiresAt: NOW + 20 * DAY,
      deviceCount: 38,
    },
    without: (state) => ({ ...state, plain: {} }),
    bare: {
      body: { value: [{ id: '0f3c5a71-1' }] },
      token: { family: 'android', id: '0f3c5a71-1', name: '0f3c5a71', notGiven: { name: null } },
    },
    spoiled: [
      {},
      { value: [{ displayName: 'no id' }] },
      { value: [{ id: 'a', enrolledDeviceCount: 'many' }] },
    ],
  },
};

/** Every way of going wrong, alike for all families. */
export const TROUBLES: readonly {
  readonly name: string;
  readonly fault: Fault;
  readonly reason: Partial<Unreadable>;
  /** Requests of one look. Location tokens are asked for again, in v1.0, where that may help. */
  readonly requests: readonly [plain: number, vpp: number];
}[] = [
  {
    name: 'a missing permission',
    requests: [1, 2],
    fault: { kind: 'forbidden', scopes: ['DeviceManagementServiceConfig.Read.All', 'Other.Read.All'] },
    reason: {
      kind: 'permission',
      status: 403,
      code: 'Forbidden',
      permissions: ['DeviceManagementServiceConfig.Read.All', 'Other.Read.All'],
    },
  },
  {
    name: 'an expired access token',
    requests: [1, 1],
    fault: { kind: 'unauthorized' },
    reason: { kind: 'sign-in', status: 401, code: 'InvalidAuthenticationToken' },
  },
  {
    name: 'a server error',
    requests: [3, 6],
    fault: { kind: 'server-error', status: 500 },
    reason: { kind: 'server', status: 500 },
  },
  {
    name: 'a busy server',
    requests: [3, 6],
    fault: { kind: 'server-error', status: 503 },
    reason: { kind: 'server', status: 503 },
  },
  {
    name: 'throttling beyond the patience',
    requests: [1, 1],
    fault: { kind: 'throttled', retryAfterSeconds: 3600 },
    reason: { kind: 'throttled', status: 429, code: 'TooManyRequests' },
  },
  { name: 'silence', requests: [1, 2], fault: { kind: 'silence' }, reason: { kind: 'timeout' } },
  {
    name: 'a cut connection',
    requests: [3, 3],
    fault: { kind: 'reset' },
    reason: { kind: 'network', code: 'ECONNRESET' },
  },
  {
    name: "a proxy's page",
    requests: [1, 2],
    fault: { kind: 'garbage' },
    reason: { kind: 'unexpected', status: 200 },
  },
  {
    name: 'JSON cut short',
    requests: [1, 2],
    fault: { kind: 'garbage', body: 'cut-short' },
    reason: { kind: 'unexpected', status: 200 },
  },
  {
    name: 'JSON of another shape',
    requests: [1, 2],
    fault: { kind: 'garbage', body: 'wrong-shape' },
    reason: { kind: 'unexpected', status: 200 },
  },
  {
    name: 'a tenant without Intune',
    requests: [1, 1],
    fault: { kind: 'no-intune' },
    reason: { kind: 'no-intune', status: 400 },
  },
];
