import { FAMILIES_BY_DEFAULT, FAMILY_NAMES, type Family } from '../../src/catalogue/families/families.ts';
import { type Assessment, assess, type Row } from '../../src/domain/assess.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import { newWatch } from '../../src/domain/plan/watch.ts';
import type { Known } from '../../src/domain/rules/context.ts';
import { withActs } from '../../src/domain/sight.ts';
import type { Reading, Snapshot, Unreadable } from '../../src/domain/snapshot.ts';
import type { AdeToken, PushToken, Token, VppToken } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';

/** A Monday morning in Berlin, 08:40. */
export const NOW: Instant = Date.parse('2026-11-23T07:40:00Z');
export const ZONE = 'Europe/Berlin';
const TENANT = '0b0e1f9c-6b1c-4c55-9b8e-6a4c3f7d9e01';
/** How reminders are set up where a view needs to know. */
export const REMINDING = {
  zone: ZONE,
  ladder: [60, 30, 14, 7, 3, 1, 0],
  remindAt: 9 * 60,
  workdays: [1, 2, 3, 4, 5],
};
const POLICY = { zone: ZONE, ladder: [60, 30, 14, 7, 3, 1, 0] };

export function push(fields: Partial<PushToken> = {}): PushToken {
  return {
    family: 'push',
    id: 'push',
    name: 'Apple MDM push certificate',
    appleAccount: 'mdm@contoso.example',
    expiresAt: NOW + 12 * DAY,
    topic: 'com.apple.mgmt.External.6a0e4f52-9c1d-4b7e-8f30-d25a7be19c44',
    serial: '4C7A19E05D32B8F6',
    ...fields,
  };
}

export function vpp(number: number, fields: Partial<VppToken> = {}): VppToken {
  return {
    family: 'vpp',
    id: idOf(number),
    name: `Contoso Location ${number}`,
    appleAccount: 'apps@contoso.example',
    expiresAt: NOW + 210 * DAY,
    organization: 'Contoso Ltd.',
    location: `Location ${number}`,
    school: false,
    state: 'valid',
    lastSyncAt: NOW - 3 * HOUR,
    syncStatus: 'completed',
    ...fields,
  };
}

export function ade(number: number, fields: Partial<AdeToken> = {}): AdeToken {
  return {
    family: 'ade',
    id: idOf(number),
    name: `Contoso Devices ${number}`,
    appleAccount: 'enrol@contoso.example',
    expiresAt: NOW + 300 * DAY,
    school: false,
    deviceCount: 1_480,
    lastSyncAt: NOW - 5 * HOUR,
    syncTriggeredAt: NOW - 5 * HOUR,
    syncErrorCode: 0,
    ...fields,
  };
}

export const REFUSED: Unreadable = {
  kind: 'permission',
  status: 403,
  code: 'Forbidden',
  permissions: ['DeviceManagementServiceConfig.Read.All'],
  requestId: '7d1b1c52-3c1f-4b52-8d0e-0a35a7d2f111',
};

/** Sorts tokens into readings; a family without tokens is not set up, unless it is named unreadable. */
export function snapshot(
  tokens: readonly Token[],
  unreadable: Partial<Record<Token['family'], Unreadable>> = {},
): Snapshot {
  const readings = FAMILY_NAMES.map((family): [Family, Reading] => {
    const reason = unreadable[family];
    if (reason !== undefined) return [family, { outcome: 'unreadable', reason }];
    const own = tokens.filter((token) => token.family === family);
    if (own.length > 0) return [family, { outcome: 'read', tokens: own }];
    return [family, { outcome: FAMILIES_BY_DEFAULT.includes(family) ? 'absent' : 'not-asked' }];
  });
  return {
    tenantId: TENANT,
    at: NOW - 2 * MINUTE,
    readings: Object.fromEntries(readings) as unknown as Snapshot['readings'],
  };
}

export function judged(look: Snapshot, known?: ReadonlyMap<string, Known>): Assessment {
  return assess(look, POLICY, NOW, known);
}

type StatusView = Extract<View, { view: 'status' }>;

export function statusView(look: Snapshot, fields: Partial<StatusView> = {}): StatusView {
  const assessment = judged(look);
  return { view: 'status', assessment, rows: assessment.rows, page: 0, freshness: 'current', ...fields };
}

/** The same with what can be done about each row while nobody holds it. */
export function statusOffering(look: Snapshot, fields: Partial<StatusView> = {}): StatusView {
  return withOffers(statusView(look, fields));
}

/** What can be done about each row of the page while nobody holds it. */
export function withOffers(view: StatusView): StatusView {
  const { assessment } = view;
  return withActs(view, {
    assessment,
    watch: newWatch(assessment.tenantId),
    reminders: new Map(),
    syncs: new Map(),
    policy: REMINDING,
  });
}

export function tokenView(
  token: Token,
  options: { others?: readonly Token[]; known?: ReadonlyMap<string, Known> } = {},
): View {
  const assessment = judged(snapshot([token, ...(options.others ?? [])]), options.known);
  return {
    view: 'token',
    row: rowOf(assessment, token),
    lookedAt: NOW - 2 * MINUTE,
    now: NOW,
    related: options.others ?? [],
  };
}

export function renewView(token: Token): View {
  return { view: 'renew', family: token.family, row: rowOf(judged(snapshot([token])), token), now: NOW };
}

function rowOf({ rows }: Assessment, token: Token): Row {
  const row = rows.find((one) => one.token.id === token.id && one.token.family === token.family);
  if (row === undefined) throw new Error('the token is not in its own assessment');
  return row;
}

function idOf(number: number): string {
  return `5b1f6c5e-3d0a-4d0e-9a57-${String(number).padStart(12, '0')}`;
}
