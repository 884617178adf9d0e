import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import { factsOf } from '../../src/domain/plan/reminder.ts';
import { type PushToken, refKey } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { ReminderItem } from '../../src/domain/view-reminding.ts';
import {
  channel,
  chat,
  claim,
  foretold,
  GAP,
  itemOf,
  missed,
  remembered,
  reminded,
  reminderOf,
  resolution,
  snooze,
  upcomingView,
  vanishedItem,
} from './build-reminders.ts';
import { ade, judged, NOW, push, REFUSED, snapshot, vpp } from './build-views.ts';

const HQ = vpp(1, { name: 'Contoso HQ', location: 'Headquarters' });
const RETAIL = vpp(2, { name: 'Contoso Retail', expiresAt: NOW + 5 * DAY });
const FIELD = vpp(3, { name: 'Contoso Field', state: 'invalid', syncStatus: 'failed' });
const PHONES = ade(5, { name: 'Contoso iPhones' });
const MACS = ade(6, { name: 'Contoso Macs', lastSyncAt: NOW - 4 * DAY, syncTriggeredAt: NOW - 4 * DAY });
const RENEWED = push({ expiresAt: NOW + 377 * DAY, serial: '7B00000000000001' });
const RETAIL_RENEWED = { ...RETAIL, expiresAt: NOW + 365 * DAY };
const OLD_TOPIC = 'com.apple.mgmt.External.0f7d3a11-2222-4444-8888-d25a7be19c44';
const WELCOME = {
  view: 'welcome',
  place: 'channel',
  listens: false,
  listeners: 0,
  remindAt: 9 * 60,
  now: NOW,
} as const;
const HEALTHY = [push({ expiresAt: NOW + 200 * DAY }), HQ, PHONES];

/** A push certificate that replaced another one, whose expiry is `days` away. */
function wrongRenewal(days: number, account: string): ReminderItem {
  const old = push({ topic: OLD_TOPIC, expiresAt: NOW + days * DAY, appleAccount: account });
  return reminded(
    push({ expiresAt: NOW + 364 * DAY }),
    { reason: 'new', right: { ...factsOf(old), since: NOW - 340 * DAY, missing: 0 } },
    { known: new Map([['push:push', { topic: OLD_TOPIC, appleAccount: account }]]) },
  );
}

function unreadable(family: 'push' | 'vpp' | 'ade'): ReminderItem {
  const { troubles } = judged(snapshot([], { [family]: REFUSED }));
  const [trouble] = troubles;
  const item = itemOf(family, { reason: 'new' });
  return trouble === undefined ? { item } : { item, trouble };
}

/** Intune gave a date until yesterday and gives none since. */
function dateAway(): ReminderItem {
  const { expiresAt: _, ...undated } = PHONES;
  const known = { ...factsOf(PHONES), since: NOW - 90 * DAY, missing: 0, dateMissingSince: NOW - DAY };
  return reminded(
    undated,
    { reason: 'new', kind: 'moved-back' },
    { known: new Map([[refKey(PHONES), known]]) },
  );
}

function withoutTopic({ topic: _, ...rest }: PushToken): PushToken {
  return rest;
}

/** The cards of reminding, by the name of their golden file. */
export const REMINDER_VIEWS: { readonly [name: string]: View } = {
  'reminder-push-soon': reminderOf([reminded(push())]),
  'reminder-push-today': reminderOf([reminded(push({ expiresAt: NOW + 5 * HOUR }))]),
  'reminder-push-expired': reminderOf([
    reminded(push({ expiresAt: NOW - 3 * DAY }), { reason: 'still-expired' }),
  ]),
  'reminder-push-wrong-renewal': reminderOf([wrongRenewal(12, 'mdm@contoso.example')]),
  'reminder-push-wrong-renewal-late': reminderOf([wrongRenewal(-8, 'old-mdm@contoso.example')]),
  'reminder-push-early-step': reminderOf([reminded(push({ expiresAt: NOW + 62 * DAY }))]),
  'reminder-push-claimed': reminderOf([reminded(push(), {}, { hold: claim(push()) })]),
  'reminder-vpp-invalid': reminderOf([reminded(FIELD, { reason: 'new' })]),
  'reminder-vpp-snoozed': reminderOf([
    reminded(RETAIL, {}, { hold: snooze(RETAIL, 'Waiting for the new Apple Account of the shop team') }),
  ]),
  'reminder-vpp-catch-up': reminderOf([reminded(RETAIL, { reason: 'catch-up', gap: GAP })]),
  'reminder-vpp-unreadable-since': reminderOf([reminded(RETAIL, {}, { asOf: NOW - 26 * HOUR })]),
  'reminder-vpp-settling': reminderOf([reminded(HQ, { reason: 'new' })]),
  'reminder-vpp-not-found': reminderOf([missed(RETAIL)]),
  'reminder-ade-stale': reminderOf([reminded(MACS, { reason: 'repeat' })]),
  'reminder-cannot-check': reminderOf([unreadable('vpp')]),
  'reminder-several': reminderOf(
    [
      reminded(FIELD, { reason: 'new' }),
      reminded(RETAIL, {}, { hold: claim(RETAIL) }),
      reminded(MACS, { reason: 'worse' }),
      reminded(push()),
      unreadable('ade'),
    ],
    2,
  ),
  'reminder-several-catch-up': reminderOf([
    reminded(RETAIL, { reason: 'catch-up', gap: GAP }),
    reminded(push(), { reason: 'catch-up', gap: GAP }),
  ]),
  'reminder-several-partly': reminderOf([
    reminded(RENEWED, { over: resolution('renewed', push(), RENEWED, 'Alex Wilber') }),
    reminded(RETAIL),
    reminded(HQ, { reason: 'new' }),
    missed(FIELD, { reason: 'new', over: resolution('gone', FIELD) }),
  ]),
  'reminder-several-solved': reminderOf([
    reminded(RENEWED, { over: resolution('renewed', push(), RENEWED, 'Alex Wilber') }),
    reminded(HQ, { reason: 'new', over: resolution('solved', HQ, HQ) }),
    missed(FIELD, { reason: 'new', over: resolution('gone', FIELD) }),
  ]),
  'reminder-push-renewed': reminderOf([
    reminded(RENEWED, { over: resolution('renewed', push(), RENEWED, 'Alex Wilber') }),
  ]),
  'reminder-push-renewed-account': reminderOf([
    reminded(RENEWED, {
      over: resolution('renewed', withoutTopic(push({ appleAccount: 'old@contoso.example' })), RENEWED),
    }),
  ]),
  'reminder-push-accepted': reminderOf([
    reminded(RENEWED, {
      reason: 'new',
      over: resolution('accepted', push({ topic: OLD_TOPIC }), RENEWED),
    }),
  ]),
  'reminder-vpp-renewed': reminderOf([
    reminded(RETAIL_RENEWED, { over: resolution('renewed', RETAIL, RETAIL_RENEWED, 'Alex Wilber') }),
  ]),
  'reminder-push-vanished': reminderOf([vanishedItem(push(), 30)]),
  'reminder-push-not-found': reminderOf([vanishedItem(push(), 0, { reason: 'step', kind: 'expires-soon' })]),
  'reminder-vpp-vanished': reminderOf([vanishedItem(HQ, 30)]),
  'reminder-ade-vanished': reminderOf([vanishedItem(PHONES, 30)]),
  'reminder-vpp-moved-back': reminderOf([
    reminded(
      vpp(1, { name: 'Contoso HQ', expiresAt: NOW + 100 * DAY }),
      { reason: 'new', kind: 'moved-back' },
      { known: remembered(HQ, 0) },
    ),
  ]),
  'reminder-ade-date-away': reminderOf([dateAway()]),
  'reminder-vpp-stayed': reminderOf([
    reminded(HQ, { reason: 'new', kind: 'moved-back', over: resolution('stayed', HQ, HQ) }),
  ]),
  'reminder-vpp-back': reminderOf([
    reminded(HQ, { reason: 'new', kind: 'vanished', over: resolution('back', HQ, HQ) }),
  ]),
  'reminder-ade-renewed-and-stale': reminderOf([
    reminded(MACS, {
      reason: 'new',
      renewal: resolution('renewed', { ...MACS, expiresAt: NOW + 5 * DAY }, MACS, 'Alex Wilber'),
    }),
  ]),
  'reminder-push-superseded': reminderOf([reminded(push(), { superseded: true })]),
  'reminder-push-long-expired': reminderOf([
    reminded(push({ expiresAt: NOW - 40 * DAY }), { reason: 'long-expired' }),
  ]),
  'reminder-vpp-gone': reminderOf([missed(RETAIL, { over: resolution('gone', RETAIL) })]),
  'reminder-ade-solved': reminderOf([
    reminded(PHONES, { reason: 'new', over: resolution('solved', PHONES, PHONES) }),
  ]),
  'reminder-vpp-mistaken': reminderOf([
    reminded(HQ, { reason: 'expired', kind: 'expired', over: resolution('mistaken', HQ, HQ) }),
  ]),
  'reminder-readable-again': reminderOf([
    {
      item: itemOf('vpp', {
        reason: 'new',
        over: { reason: 'readable-again', at: NOW, before: { name: 'vpp', generation: 'family' } },
      }),
    },
  ]),
  upcoming: upcomingView([push(), HQ, RETAIL, FIELD, PHONES, MACS]),
  'upcoming-nothing': upcomingView(HEALTHY),
  'upcoming-nobody-hears': upcomingView([push({ expiresAt: NOW + 45 * DAY })], {
    listeners: 0,
    blind: ['vpp', 'ade'],
  }),
  'upcoming-paged': upcomingView(
    Array.from({ length: 9 }, (_, index) => vpp(index, { expiresAt: NOW + (index + 40) * DAY })),
    { page: 1 },
  ),
  where: {
    view: 'where',
    now: NOW,
    destinations: [
      {
        address: channel('Contoso IT', 'Apple devices'),
        here: true,
        lastDelivery: { at: NOW - 3 * DAY, outcome: 'delivered' },
      },
      { address: channel('Contoso Service Desk'), here: false },
      {
        address: chat('personal'),
        here: false,
        lastDelivery: { at: NOW - 25 * MINUTE, outcome: 'try-later' },
      },
      {
        address: channel('Contoso Berlin', 'Old alerts'),
        here: false,
        dead: { at: NOW - 9 * DAY, cause: 'channel-deleted', reason: 'channel-deleted' },
        lastDelivery: { at: NOW - 9 * DAY, outcome: 'destination-gone' },
      },
      {
        address: chat('group-chat'),
        here: false,
        dead: {
          at: NOW - 40 * DAY,
          cause: 'bot-removed',
          reason: 'HTTP 403 BotNotInConversationRoster: The bot is not part of it.',
        },
      },
    ],
  },
  'where-nowhere': { view: 'where', now: NOW, destinations: [] },
  'where-all-dead': {
    view: 'where',
    now: NOW,
    destinations: [
      {
        address: channel('Contoso IT', 'Apple devices'),
        here: true,
        dead: { at: NOW - 2 * DAY, cause: 'team-archived', reason: 'team-archived' },
      },
    ],
  },
  'remind-here-added': { view: 'remind-here', outcome: 'added', place: 'channel' },
  'remind-here-already': { view: 'remind-here', outcome: 'already', place: 'group-chat' },
  'remind-here-removed': { view: 'remind-here', outcome: 'removed', place: 'channel' },
  'remind-here-was-none': { view: 'remind-here', outcome: 'was-none', place: 'personal' },
  'welcome-personal': { ...WELCOME, place: 'personal', listeners: 0, coming: [] },
  'welcome-personal-elsewhere': { ...WELCOME, place: 'personal', listeners: 2, coming: [] },
  'welcome-channel': {
    ...WELCOME,
    listens: true,
    listeners: 1,
    coming: foretold([push({ expiresAt: NOW + 45 * DAY }), HQ, PHONES]).filter(({ at }) => at > NOW),
  },
  'welcome-channel-nothing-due': { ...WELCOME, listens: true, listeners: 1, coming: [] },
  'welcome-channel-not-looked': { ...WELCOME, listens: true, listeners: 1 },
  'welcome-channel-silent': WELCOME,
  'pulse-fine': { view: 'pulse', assessment: judged(snapshot(HEALTHY)) },
  'pulse-next': pulseOf([push({ expiresAt: NOW + 45 * DAY }), HQ, PHONES]),
  'pulse-trouble': { view: 'pulse', assessment: judged(snapshot([FIELD], { ade: REFUSED })) },
};

function pulseOf(tokens: Parameters<typeof snapshot>[0]): View {
  const [next] = foretold(tokens).filter(({ at }) => at > NOW);
  return { view: 'pulse', assessment: judged(snapshot(tokens)), ...(next === undefined ? {} : { next }) };
}
