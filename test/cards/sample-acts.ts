import type { HistoryEntry } from '../../src/domain/actions/history.ts';
import type { Offers } from '../../src/domain/actions/offers.ts';
import { type SyncOutcome, type SyncRecord, syncFacts, syncOffer } from '../../src/domain/actions/sync.ts';
import type { Row } from '../../src/domain/assess.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/instant.ts';
import { generation, type Token } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { SyncItem } from '../../src/domain/view-acting.ts';
import { channel, claim, itemOf, reminded, reminderOf, resolution, snooze } from './build-reminders.ts';
import { ade, judged, NOW, push, REFUSED, snapshot, statusView, tokenView, vpp } from './build-views.ts';

const HQ = vpp(1, { name: 'Contoso HQ', location: 'Headquarters' });
const RETAIL = vpp(2, { name: 'Contoso Retail', expiresAt: NOW + 5 * DAY });
const FIELD = vpp(3, { name: 'Contoso Field', state: 'invalid', syncStatus: 'failed' });
const MACS = ade(6, { name: 'Contoso Macs', lastSyncAt: NOW - 4 * DAY, syncTriggeredAt: NOW - 4 * DAY });
const PHONES = ade(5, { name: 'Contoso iPhones', syncTriggeredAt: NOW - 4 * MINUTE });
const RETAIL_RENEWED = { ...RETAIL, expiresAt: NOW + 365 * DAY };
const ALEX = { teamsId: '29:alex', objectId: 'a1ec', name: 'Alex Wilber' };
const KNOWN = new Map([
  ['push:push', { topic: 'com.apple.mgmt.External.0f7d3a11-2222-4444-8888-d25a7be19c44' }],
]);

function rowOf(token: Token): Row {
  const [row] = judged(snapshot([token])).rows;
  if (row === undefined) throw new Error('a look at one token has one row');
  return row;
}

/** What may be done about a token that nobody holds. */
export function offersOf(token: Token, fields: Partial<Offers> = {}): Offers {
  return {
    generation: generation(token),
    sync: syncOffer(token, NOW),
    claim: true,
    snooze: [
      { key: 'next-workday', until: Date.parse('2026-11-24T08:00:00Z') },
      { key: 'next-step', until: Date.parse('2026-11-27T08:00:00Z') },
      { key: 'next-week', until: Date.parse('2026-11-30T08:00:00Z') },
    ],
    accept: false,
    ...fields,
  };
}

export function syncOf(token: Token, end?: SyncOutcome): SyncRecord {
  return {
    about: { family: token.family, id: token.id },
    name: token.name,
    by: ALEX,
    startedAt: NOW - 2 * MINUTE,
    before: syncFacts(token),
    stage: end === undefined ? 'running' : 'ended',
    seenRunning: true,
    looks: 2,
    nextLookAt: NOW + 20 * SECOND,
    ...(end === undefined ? {} : { end }),
    where: { address: channel('Contoso IT', 'Apple devices') },
    owed: false,
  };
}

export function syncItem(token: Token, end?: SyncOutcome | 'none'): SyncItem {
  const item = {
    about: { family: token.family, id: token.id },
    name: token.name,
    offer: syncOffer(token, NOW),
  };
  return end === 'none' ? item : { ...item, sync: syncOf(token, end) };
}

const SYNCED = { ...syncFacts(MACS), lastSyncAt: NOW - 20 * SECOND, deviceCount: 1_492 };
const COMPLETED: SyncOutcome = { outcome: 'completed', at: NOW, tookMs: 100 * SECOND, after: SYNCED };

function syncView(...items: SyncItem[]): View {
  return { view: 'sync', now: NOW, items };
}

const ENTRIES: readonly HistoryEntry[] = [
  entry(HQ, { what: 'sync-ended', outcome: 'completed' }),
  entry(HQ, { what: 'sync-asked', by: ALEX, outcome: 'started' }),
  entry(RETAIL, {
    what: 'renewed',
    outcome: 'seen',
    until: NOW + 365 * DAY,
    claimedBy: 'Alex Wilber',
  }),
  entry(RETAIL, { what: 'claimed', by: ALEX, outcome: 'done', until: NOW + 2 * DAY + 20 * MINUTE }),
  entry(FIELD, {
    what: 'snoozed',
    by: { name: 'Megan Bowen' },
    outcome: 'done',
    until: NOW + DAY + 20 * MINUTE,
    reason: 'Waiting for the shop team',
  }),
  entry(FIELD, {
    what: 'refused',
    by: { name: 'Guest of Contoso' },
    outcome: 'guest-may-not-act',
    tried: 'sync',
    times: 3,
    lastAt: NOW,
  }),
  { at: NOW - 9 * DAY, what: 'configured', by: ALEX, outcome: 'added', tried: 'remind-here' },
];

function entry(token: Token, fields: Omit<HistoryEntry, 'at' | 'about' | 'name'>): HistoryEntry {
  return { at: NOW - 3 * HOUR, about: { family: token.family, id: token.id }, name: token.name, ...fields };
}

function acting(token: Token, fields: Partial<Offers>, known?: typeof KNOWN): View {
  const view = tokenView(token, known === undefined ? {} : { known });
  return view.view === 'token' ? { ...view, offers: offersOf(token, fields) } : view;
}

const [WRONG] = judged(snapshot([push({ expiresAt: NOW + 364 * DAY })]), KNOWN).rows;
if (WRONG === undefined) throw new Error('the certificate is not in its own assessment');

/** The cards of acting, by the name of their golden file. */
export const ACT_VIEWS: { readonly [name: string]: View } = {
  'reminder-push-offers': reminderOf([{ ...reminded(push()), offers: offersOf(push()) }]),
  'reminder-push-owned': reminderOf([
    { ...reminded(push()), offers: offersOf(push(), { owner: claim(push()), claim: false, snooze: [] }) },
  ]),
  'reminder-push-mentioned': reminderOf([
    {
      ...reminded(push(), { owner: claim(push()).by }),
      offers: offersOf(push(), { owner: claim(push()), claim: false, snooze: [] }),
    },
  ]),
  'reminder-ade-offers': reminderOf([{ ...reminded(MACS, { reason: 'new' }), offers: offersOf(MACS) }]),
  'reminder-ade-syncing': reminderOf([
    { ...reminded(MACS, { reason: 'new' }), offers: offersOf(MACS), sync: syncOf(MACS) },
  ]),
  'reminder-vpp-renewed-sync': reminderOf([
    {
      ...reminded(RETAIL_RENEWED, {
        over: resolution('renewed', RETAIL, RETAIL_RENEWED, 'Alex Wilber'),
      }),
      offers: offersOf(RETAIL_RENEWED),
    },
  ]),
  'reminder-push-wrong-renewal-offers': reminderOf([
    {
      item: itemOf(WRONG.token, { reason: 'new' }),
      row: WRONG,
      offers: offersOf(WRONG.token, { accept: true }),
    },
  ]),
  'token-push-offers': acting(push(), {}),
  'token-push-wrong-renewal-offers': acting(push({ expiresAt: NOW + 364 * DAY }), { accept: true }, KNOWN),
  'token-vpp-snoozed': acting(RETAIL, { snoozed: snooze(RETAIL, 'Waiting for the shop team'), snooze: [] }),
  'token-vpp-earlier': {
    view: 'token',
    row: { ...(judged(snapshot([HQ])).rows[0] ?? WRONG), asOf: NOW - 2 * HOUR },
    lookedAt: NOW - 2 * MINUTE,
    now: NOW,
    related: [],
  },
  'status-earlier': statusView({
    ...snapshot([push(), MACS], {}),
    readings: {
      ...snapshot([push(), MACS]).readings,
      vpp: {
        outcome: 'unreadable',
        reason: REFUSED,
        last: { tokens: [HQ, RETAIL], at: NOW - 26 * HOUR },
      },
    },
  }),
  'sync-running': syncView(syncItem(MACS)),
  'sync-completed': syncView(syncItem(MACS, COMPLETED)),
  'sync-failed': syncView(
    syncItem(MACS, { outcome: 'failed', at: NOW, after: { ...syncFacts(MACS), syncErrorCode: 11 } }),
  ),
  'sync-refused': syncView(
    syncItem(HQ, {
      outcome: 'refused',
      at: NOW,
      reason: { ...REFUSED, permissions: ['DeviceManagementServiceConfig.ReadWrite.All'] },
    }),
  ),
  'sync-not-possible': syncView(
    syncItem(PHONES, { outcome: 'not-possible', at: NOW, reason: 'too-soon', from: NOW + 11 * MINUTE }),
  ),
  'sync-none': syncView(syncItem(FIELD, 'none')),
  'sync-gone': syncView(syncItem(HQ, { outcome: 'gone', at: NOW })),
  'sync-not-started': syncView(syncItem(HQ, { outcome: 'not-started', at: NOW })),
  'sync-not-finished': syncView(syncItem(HQ, { outcome: 'not-finished', at: NOW })),
  'sync-several': syncView(
    syncItem(MACS),
    syncItem(HQ, { outcome: 'completed', at: NOW, tookMs: 42 * SECOND, after: syncFacts(HQ) }),
    syncItem(FIELD, 'none'),
  ),
  'sync-all': {
    view: 'sync-all',
    now: NOW,
    family: 'vpp',
    items: [HQ, RETAIL, FIELD].map((token) => syncItem(token, 'none')),
  },
  accept: { view: 'accept', row: WRONG, now: NOW },
  'snooze-until': {
    view: 'snooze-until',
    row: rowOf(RETAIL),
    generation: generation(RETAIL),
    choices: [
      { key: 'next-workday', until: NOW + DAY },
      { key: 'next-step', until: NOW + 2 * DAY },
    ],
    now: NOW,
  },
  'snooze-until-nothing-to-say': {
    view: 'snooze-until',
    row: rowOf(HQ),
    generation: generation(HQ),
    choices: [],
    now: NOW,
  },
  snoozed: {
    view: 'snoozed',
    now: NOW,
    items: [RETAIL, push()].map((token) => ({
      about: { family: token.family, id: token.id },
      name: token.name,
      generation: generation(token),
      hold: snooze(token, 'Waiting for the shop team'),
    })),
  },
  'snoozed-none': { view: 'snoozed', now: NOW, items: [] },
  history: { view: 'history', now: NOW, entries: ENTRIES, page: 0, more: true },
  'history-token': {
    view: 'history',
    now: NOW,
    about: { family: 'vpp', id: RETAIL.id },
    name: RETAIL.name,
    entries: ENTRIES.slice(2, 4),
    page: 1,
    more: false,
  },
  'history-none': { view: 'history', now: NOW, entries: [], page: 0, more: false },
  'claim-released': {
    view: 'claim-released',
    now: NOW,
    about: { family: 'vpp', id: RETAIL.id },
    name: RETAIL.name,
    owner: ALEX,
    claimedAt: NOW - 5 * DAY,
    generation: generation(RETAIL),
  },
  'refused-who': { view: 'refused', reason: 'not-an-operator', who: ['Alex Wilber', 'Megan Bowen'] },
  'refused-unreadable': {
    view: 'refused',
    reason: 'operators-unreadable',
    unreadable: { ...REFUSED, permissions: ['GroupMember.Read.All'] },
  },
  'choose-history': { view: 'choose', command: 'history', said: 'contoso', tokens: [HQ, RETAIL] },
};
