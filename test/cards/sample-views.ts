import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import type { AdeToken } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import { remembered } from './build-reminders.ts';
import {
  ade,
  judged,
  NOW,
  push,
  REFUSED,
  renewView,
  snapshot,
  statusOffering,
  statusView,
  tokenView,
  vpp,
} from './build-views.ts';

const HQ = vpp(1, { name: 'Contoso HQ', location: 'Headquarters' });
const RETAIL = vpp(2, { name: 'Contoso Retail', expiresAt: NOW + 5 * DAY });
const FIELD = vpp(3, { name: 'Contoso Field', state: 'invalid', syncStatus: 'failed' });
const LAB = vpp(4, { name: 'Contoso Lab', state: 'assignedToExternalMDM', expiresAt: NOW + 88 * DAY });
const PHONES = ade(5, { name: 'Contoso iPhones' });
const MACS = ade(6, { name: 'Contoso Macs', lastSyncAt: NOW - 4 * DAY, syncTriggeredAt: NOW - 4 * DAY });
const SEVEN = [push(), HQ, RETAIL, FIELD, LAB, PHONES, MACS];
const HEALTHY = [push({ expiresAt: NOW + 200 * DAY }), HQ, PHONES];
const TWIN = vpp(7, {
  name: 'Contoso HQ new',
  location: 'Headquarters',
  appleAccount: 'someone@icloud.com',
  expiresAt: NOW + 364 * DAY,
});

const FORTY = Array.from({ length: 40 }, (_, index) =>
  vpp(index + 10, {
    name: `Contoso Store ${index + 10}`,
    ...(index < 18 ? { expiresAt: NOW + (index + 1) * DAY } : {}),
  }),
);

/** The push certificate was there at the look before, and is not at this one. */
function goneView(): View {
  const look = snapshot([HQ, PHONES]);
  const assessment = judged(look, remembered(push(), 0));
  return statusView(look, { assessment, rows: assessment.rows });
}

/** Every kind of card people can get to see, by the name of its golden file. */
export const SAMPLE_VIEWS: { readonly [name: string]: View } = {
  'status-seven': statusOffering(snapshot(SEVEN)),
  'status-read-only': statusView(snapshot(SEVEN)),
  'status-one-soon': statusOffering(snapshot([push(), HQ, PHONES])),
  'status-fine': statusView(snapshot(HEALTHY)),
  'status-gone': goneView(),
  'status-coming-up': statusView(snapshot([push({ expiresAt: NOW + 45 * DAY }), HQ, PHONES])),
  'status-unreadable': statusView(snapshot([push({ expiresAt: NOW + 200 * DAY }), PHONES], { vpp: REFUSED })),
  'status-nothing-readable': statusView(
    snapshot([], {
      push: { kind: 'timeout', permissions: [], requestId: REFUSED.requestId },
      vpp: { kind: 'timeout', permissions: [], requestId: REFUSED.requestId },
      ade: { kind: 'timeout', permissions: [], requestId: REFUSED.requestId },
    }),
    { freshness: 'outdated' },
  ),
  'status-no-intune': statusView(
    snapshot([], {
      push: { kind: 'no-intune', status: 400, permissions: [], requestId: REFUSED.requestId },
      vpp: { kind: 'no-intune', status: 400, permissions: [], requestId: REFUSED.requestId },
      ade: { kind: 'no-intune', status: 400, permissions: [], requestId: REFUSED.requestId },
    }),
  ),
  'status-nothing-set-up': statusView(snapshot([])),
  'status-updating': statusView(snapshot(HEALTHY), {
    freshness: 'updating',
    assessment: { ...judged(snapshot(HEALTHY)), lookedAt: NOW - 35 * MINUTE },
  }),
  'status-outdated': statusView(snapshot(HEALTHY), {
    freshness: 'outdated',
    assessment: { ...judged(snapshot(HEALTHY)), lookedAt: NOW - 26 * HOUR },
  }),
  'status-filtered': statusView(snapshot(SEVEN), {
    filter: 'vpp',
    rows: judged(snapshot(SEVEN)).rows.filter(({ token }) => token.family === 'vpp'),
  }),
  'status-changes': statusView(snapshot(SEVEN), {
    changes: [
      { about: { family: 'ade', id: '*' }, name: 'ade', change: 'readable-again' },
      {
        about: { family: 'vpp', id: HQ.id },
        name: HQ.name,
        change: 'renewed',
        expiry: { before: NOW - 155 * DAY, after: NOW + 210 * DAY },
      },
      { about: { family: 'vpp', id: FIELD.id }, name: FIELD.name, change: 'worse' },
    ],
  }),
  'status-no-changes': statusView(snapshot(HEALTHY), { changes: [] }),
  'status-paged': statusView(snapshot(Array.from({ length: 90 }, (_, index) => vpp(index + 10))), {
    page: 1,
  }),
  'status-forty': statusOffering(snapshot(FORTY)),
  'token-push-soon': tokenView(push(), { others: [HQ] }),
  'token-push-today': tokenView(push({ expiresAt: NOW + 5 * HOUR })),
  'token-push-expired': tokenView(push({ expiresAt: NOW - 12 * DAY })),
  'token-push-expired-long': tokenView(push({ expiresAt: NOW - 41 * DAY })),
  'token-push-wrong-renewal': tokenView(push({ expiresAt: NOW + 364 * DAY }), {
    known: new Map([
      [
        'push:push',
        {
          topic: 'com.apple.mgmt.External.0f7d3a11-2222-4444-8888-d25a7be19c44',
          appleAccount: 'old-mdm@contoso.example',
        },
      ],
    ]),
  }),
  'token-vpp-fine': tokenView(HQ),
  'token-vpp-invalid': tokenView(FIELD),
  'token-vpp-external': tokenView(LAB),
  'token-vpp-duplicate': tokenView(vpp(8, { name: 'Contoso Warehouse', state: 'duplicateLocationId' })),
  'token-vpp-recreated': tokenView(HQ, { others: [TWIN] }),
  'token-vpp-personal': tokenView(TWIN, { others: [push({ appleAccount: 'someone@icloud.com' })] }),
  'token-vpp-unknown': tokenView(
    vpp(9, { name: 'Contoso Pop-up', state: 'somethingNew', syncStatus: 'failed' }),
  ),
  'token-ade-stale': tokenView(MACS),
  'token-ade-error': tokenView(ade(6, { name: 'Contoso Macs', syncErrorCode: 11, school: true })),
  'token-ade-never': tokenView(withoutDates(ade(6, { name: 'Contoso Macs' }))),
  'renew-push': renewView(push()),
  'renew-vpp': renewView(RETAIL),
  'renew-ade-school': renewView(
    ade(6, { name: 'Contoso School iPads', school: true, expiresAt: NOW + 20 * DAY }),
  ),
  'renew-vpp-general': { view: 'renew', family: 'vpp', now: NOW },
  'choose-renew': { view: 'choose', command: 'renew', said: 'contoso', tokens: SEVEN },
  'choose-many': {
    view: 'choose',
    command: 'show',
    said: 'location',
    tokens: Array.from({ length: 40 }, (_, index) => vpp(index + 10)),
  },
  'no-such-token': { view: 'no-such-token', said: 'berlin', tokens: SEVEN },
  'no-such-token-any-more': { view: 'no-such-token', said: '', tokens: [] },
  help: { view: 'help', greeting: false },
  'help-greeting': { view: 'help', greeting: true },
  'did-you-mean': {
    view: 'did-you-mean',
    said: 'tokn status',
    suggestions: [{ command: 'status', argument: '' }],
  },
  'did-you-mean-name': {
    view: 'did-you-mean',
    said: 'shwo contoso hq',
    suggestions: [
      { command: 'show', argument: 'Contoso HQ', ref: { family: 'vpp', id: HQ.id } },
      { command: 'renew', argument: 'push' },
    ],
  },
  'set-up-no-team': { view: 'set-up', reason: 'no-team' },
  'set-up-no-team-here': {
    view: 'set-up',
    reason: 'no-team',
    groupId: 'c7b8a3de-5c0f-4d4a-9a55-5f4e3d2c1b0a',
    teamName: 'Contoso IT',
  },
  'set-up-unknown-team': {
    view: 'set-up',
    reason: 'unknown-team',
    groupId: 'c7b8a3de-5c0f-4d4a-9a55-5f4e3d2c1b0a',
  },
  'set-up-roster': { view: 'set-up', reason: 'roster' },
  'refused-outsider': { view: 'refused', reason: 'not-in-it-team' },
  'refused-other-tenant': { view: 'refused', reason: 'other-tenant' },
  'refused-guest': { view: 'refused', reason: 'guest-may-not-act' },
  'refused-operator': { view: 'refused', reason: 'not-an-operator' },
  'refused-read-only': { view: 'refused', reason: 'read-only' },
  'not-remembering': { view: 'not-remembering' },
  'memory-outage': { view: 'memory-outage', now: NOW, since: NOW - 4 * MINUTE },
  'memory-outage-over': {
    view: 'memory-outage',
    now: NOW,
    since: NOW - 14 * HOUR,
    until: NOW - 3 * MINUTE,
  },
  'language-chosen': { view: 'language', outcome: 'chosen', said: 'de', place: 'channel', setting: 'auto' },
  'language-automatic': {
    view: 'language',
    outcome: 'automatic',
    said: 'auto',
    place: 'personal',
    setting: 'auto',
  },
  'language-unknown': { view: 'language', outcome: 'unknown', said: 'fr', place: 'channel', setting: 'en' },
  'language-which': { view: 'language', outcome: 'unknown', said: '', place: 'channel', setting: 'en' },
  version: {
    view: 'facts',
    now: NOW,
    title: 'version.title',
    text: 'version.text',
    facts: [
      { label: 'version.release', value: { text: '0.2.0' } },
      { label: 'version.since', value: { at: NOW - 3 * DAY } },
      { label: 'version.store', value: { word: 'version.store.sqlite' } },
      { label: 'version.look', value: { at: NOW - 5 * MINUTE } },
      { label: 'version.leads', value: { word: 'version.leads.yes' } },
    ],
    advice: 'version.advice',
  },
  thanks: {
    view: 'facts',
    now: NOW,
    title: 'thanks.title',
    text: 'thanks.text',
    facts: [],
    advice: 'thanks.advice',
  },
  'did-you-mean-nothing-near': {
    view: 'did-you-mean',
    said: 'make me a coffee',
    suggestions: [
      { command: 'status', argument: '' },
      { command: 'upcoming', argument: '' },
    ],
  },
  looking: { view: 'looking' },
  failure: { view: 'failure', id: 'b3f0c1d2', doing: 'answer' },
};

function withoutDates({
  expiresAt: _expiry,
  lastSyncAt: _sync,
  syncTriggeredAt: _triggered,
  ...rest
}: AdeToken): AdeToken {
  return rest;
}
