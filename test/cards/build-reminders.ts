import type { Row } from '../../src/domain/assess.ts';
import type { Address, Person } from '../../src/domain/conversation.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import type { CardItem, Resolution } from '../../src/domain/plan/announcement.ts';
import type { Upcoming } from '../../src/domain/plan/intent.ts';
import { type Baseline, factsOf, type Hold } from '../../src/domain/plan/reminder.ts';
import { upcoming } from '../../src/domain/plan/upcoming.ts';
import { newWatch } from '../../src/domain/plan/watch.ts';
import type { Known } from '../../src/domain/rules/context.ts';
import { type Family, generation, refKey, type Token } from '../../src/domain/token.ts';
import type { ReminderItem, ReminderView, UpcomingView } from '../../src/domain/view-reminding.ts';
import { judged, NOW, REMINDING, snapshot } from './build-views.ts';

/** The time the bot was off: Friday evening to just now. */
export const GAP = { from: NOW - 62 * HOUR, to: NOW - 2 * 60_000 };

/** An item about a token as it is judged now. */
export function reminded(
  token: Token,
  item: Partial<CardItem> = {},
  options: { hold?: Hold; known?: ReadonlyMap<string, Known>; asOf?: Instant } = {},
): ReminderItem {
  const [found] = judged(snapshot([token]), options.known).rows;
  if (found === undefined) throw new Error('the token is not in its own assessment');
  const row: Row = options.asOf === undefined ? found : { ...found, asOf: options.asOf };
  return { item: itemOf(token, item), row, ...(options.hold === undefined ? {} : { hold: options.hold }) };
}

/** An item about a token that was there before and is not in Intune now, missed first so many minutes ago. */
export function vanishedItem(token: Token, minutes: number, item: Partial<CardItem> = {}): ReminderItem {
  const [row] = judged(snapshot([]), remembered(token, minutes)).rows;
  if (row === undefined) throw new Error('what is remembered of the token is not in the assessment');
  return { item: itemOf(token, { reason: 'new', kind: 'vanished', severity: 'critical', ...item }), row };
}

/** What is remembered of a token that was missed first so many minutes before the last look. */
export function remembered(token: Token, minutes: number): ReadonlyMap<string, Baseline> {
  const missing = minutes === 0 ? {} : { missingSince: NOW - 2 * MINUTE - minutes * MINUTE };
  const own =
    token.family === 'ade' && token.deviceCount !== undefined ? { deviceCount: token.deviceCount } : {};
  const baseline = {
    ...factsOf(token),
    ...own,
    since: NOW - 90 * DAY,
    missing: minutes === 0 ? 0 : 1,
    ...missing,
  };
  return new Map([[refKey(token), baseline]]);
}

/** An item about something that is not there any more. */
export function missed(token: Token, item: Partial<CardItem> = {}): ReminderItem {
  return { item: itemOf(token, item) };
}

export function reminderOf(
  items: readonly ReminderItem[],
  heldBack = 0,
  called: readonly Person[] = [],
): ReminderView {
  return { view: 'reminder', now: NOW, items, called, heldBack };
}

/** From an old generation to the one there is. */
export function resolution(
  reason: Resolution['reason'],
  before: Token,
  after?: Token,
  renewedBy?: string,
): Resolution {
  return {
    reason,
    at: NOW,
    before: factsOf(before),
    ...(after === undefined ? {} : { after: factsOf(after) }),
    ...(renewedBy === undefined ? {} : { renewedBy }),
  };
}

export function claim(token: Token, name = 'Alex Wilber'): Hold {
  return {
    kind: 'claim',
    by: { teamsId: '29:alex', name },
    since: NOW - 3 * HOUR,
    until: NOW + 2 * DAY,
    kindThen: 'expires-soon',
    severityThen: 'warning',
    generation: generation(token),
  };
}

export function snooze(token: Token, reason: string): Hold {
  return { ...claim(token, 'Megan Bowen'), kind: 'snooze', until: NOW + 7 * DAY + 20 * 60_000, reason };
}

/** What the plan foretells of these tokens, when nothing was said yet. */
export function upcomingView(tokens: readonly Token[], fields: Partial<UpcomingView> = {}): UpcomingView {
  return {
    view: 'upcoming',
    now: NOW,
    horizonDays: 90,
    upcoming: foretold(tokens),
    page: 0,
    blind: [],
    listeners: 1,
    ...fields,
  };
}

export function foretold(tokens: readonly Token[]): Upcoming[] {
  const assessment = judged(snapshot(tokens));
  return upcoming({
    assessment,
    watch: newWatch(assessment.tenantId),
    reminders: new Map(),
    policy: REMINDING,
  });
}

const NEAR = {
  tenantId: '0b0e1f9c-6b1c-4c55-9b8e-6a4c3f7d9e01',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:8d1b6f3e-0000-4000-8000-000000000001',
};

/** A channel of a team; `channel` undefined is the team's first one, which Teams gives no name. */
export function channel(team: string, name?: string): Address {
  const id = `19:${team}@thread.tacv2`;
  return {
    ...NEAR,
    kind: 'channel',
    conversationId: name === undefined ? id : `${id}/${name}`,
    team: { id, name: team },
    channel: name === undefined ? { id } : { id: `${id}/${name}`, name },
  };
}

export function chat(kind: 'personal' | 'group-chat'): Address {
  return { ...NEAR, kind, conversationId: `a:${kind}` };
}

const BESIDE_THE_DATE: ReadonlySet<CardItem['reason']> = new Set(['new', 'worse', 'repeat']);

/** What a card says about a token, or with only a family about that. */
export function itemOf(of: Token | Family, item: Partial<CardItem> = {}): CardItem {
  const token = typeof of === 'string' ? { family: of, id: '*', name: of } : of;
  return {
    about: { family: token.family, id: token.id },
    name: token.name,
    edition: 1,
    saidAt: NOW,
    reason: 'step',
    // What is new, worse or repeated is beside the date.
    kind: BESIDE_THE_DATE.has(item.reason ?? 'step') ? 'sync-stale' : 'expires-soon',
    severity: 'warning',
    ...item,
  };
}
