import type { OnStatus } from '../catalogue/commands/fields.ts';
import { type Offers, offersFor } from './actions/offers.ts';
import { isOpen, type SyncRecord } from './actions/sync.ts';
import { type Assessment, type Row, rowAbout } from './assess.ts';
import type { Person } from './conversation.ts';
import { findRows } from './find-tokens.ts';
import { MINUTE } from './instant.ts';
import type { CardItem } from './plan/announcement.ts';
import type { Reminder, ReminderPolicy, Watch } from './plan/reminder.ts';
import { refKey, type Token, type TokenRef } from './token.ts';
import type { RowActs, StatusView, TokenView } from './view.ts';
import type { SnoozedView, SyncItem, SyncView } from './view-acting.ts';
import type { ReminderItem, ReminderView } from './view-reminding.ts';

/** The newest state of one tenant: what Intune showed last, judged, beside what is remembered. Every view is made of it. */
export interface Sight {
  readonly assessment: Assessment;
  readonly watch: Watch;
  /** By `refKey`. */
  readonly reminders: ReadonlyMap<string, Reminder>;
  /** By `refKey`. */
  readonly syncs: ReadonlyMap<string, SyncRecord>;
  readonly policy: ReminderPolicy;
}

export function rowOf({ assessment }: Sight, ref: TokenRef): Row | undefined {
  return rowAbout(assessment, ref);
}

/** What may be done about a token now. */
export function offersOf(row: Row, sight: Sight): Offers {
  return offersFor(row, sight);
}

/** A card that reminds, as it is to be shown now: what was said, beside what is known today. */
export function reminderView(
  items: readonly CardItem[],
  sight: Sight,
  { heldBack = 0, called = [] }: { readonly heldBack?: number; readonly called?: readonly Person[] } = {},
): ReminderView {
  return {
    view: 'reminder',
    now: sight.assessment.now,
    called,
    heldBack,
    items: items.map((item) => itemNow(item, sight)),
  };
}

function itemNow(item: CardItem, sight: Sight): ReminderItem {
  const { assessment, reminders, syncs } = sight;
  const key = refKey(item.about);
  const row = rowOf(sight, item.about);
  const trouble = assessment.troubles.find(({ about }) => refKey(about) === key);
  const hold = reminders.get(key)?.hold;
  const sync = syncBeside(item, syncs);
  return {
    item,
    ...(row === undefined ? {} : { row, offers: offersOf(row, sight) }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(hold === undefined || hold.until <= assessment.now ? {} : { hold }),
    ...(sync === undefined ? {} : { sync }),
  };
}

/** The sync that a card shows beside what it said: one asked for since. What a newer message speaks of shows none. */
export function syncBeside(item: CardItem, syncs: Sight['syncs']): SyncRecord | undefined {
  const sync = syncs.get(refKey(item.about));
  return sync === undefined || item.superseded === true || sync.startedAt < item.saidAt ? undefined : sync;
}

/** The card of one token with all that can be done about it. */
export function tokenView(row: Row, sight: Sight): TokenView {
  const { assessment } = sight;
  const mentioned = new Set(row.findings.flatMap(({ detail }) => detail.others ?? []).map(refKey));
  const related: Token[] = assessment.rows
    .map(({ token }) => token)
    .filter((token) => mentioned.has(refKey(token)));
  return {
    view: 'token',
    row,
    lookedAt: assessment.lookedAt,
    now: assessment.now,
    related,
    ...actsOf(row, sight),
  };
}

/** What can be done about a token, the sync of it that is on its way, and what a wrong renewal has replaced. */
export function actsOf(row: Row, sight: Sight): Pick<TokenView, 'offers' | 'sync' | 'right'> {
  const sync = sight.syncs.get(refKey(row.token));
  const right = sight.watch.known[refKey(row.token)];
  return {
    offers: offersOf(row, sight),
    ...(sync !== undefined && isOpen(sync) ? { sync } : {}),
    ...(right === undefined || row.headline?.kind !== 'wrong-renewal' ? {} : { right }),
  };
}

/** The card of all tokens, or of those that were asked for, as they are now. */
export function statusView({ page = 0, filter = '' }: OnStatus, sight: Sight): StatusView {
  const { assessment } = sight;
  const rows = findRows(assessment.rows, filter);
  return withActs(
    {
      view: 'status',
      assessment,
      rows,
      page,
      freshness: 'current',
      ...(filter === '' ? {} : { filter }),
    },
    sight,
  );
}

/** No page of a status card has more rows. */
export const ROWS_A_PAGE = 15;

/** So long a list shows how a sync ended. */
const NEWS_FOR = 10 * MINUTE;

/** The rows up to the end of the page, with what can be done about them. */
export function withActs(view: StatusView, sight: Sight): StatusView {
  const shown = view.rows.slice(0, (view.page + 1) * ROWS_A_PAGE);
  const acts = shown.flatMap((row): [string, RowActs][] => {
    const key = refKey(row.token);
    const known = sight.syncs.get(key);
    const sync = known !== undefined && isNews(known, view.assessment.now) ? known : undefined;
    if (row.headline === undefined && sync === undefined) return [];
    return [[key, { offers: offersOf(row, sight), ...(sync === undefined ? {} : { sync }) }]];
  });
  return { ...view, acts: new Map(acts) };
}

function isNews(sync: SyncRecord, now: number): boolean {
  return sync.end === undefined || now - sync.end.at < NEWS_FOR;
}

/** The card of one or several syncs as they are now. */
export function syncView(refs: readonly TokenRef[], sight: Sight): SyncView {
  return { view: 'sync', now: sight.assessment.now, items: refs.map((ref) => syncItem(ref, sight)) };
}

export function syncItem(about: TokenRef, sight: Sight): SyncItem {
  const row = rowOf(sight, about);
  const sync = sight.syncs.get(refKey(about));
  return {
    about,
    name: row?.token.name ?? sync?.name ?? about.family,
    ...(sync === undefined ? {} : { sync }),
    ...(row === undefined ? {} : { offer: offersOf(row, sight).sync }),
  };
}

/** Everything that is snoozed now, soonest end first. */
export function snoozedView({ assessment, reminders }: Sight): SnoozedView {
  const { now } = assessment;
  const items = [...reminders.values()].flatMap(({ hold, about, facts }) => {
    if (hold?.kind !== 'snooze' || hold.until <= now) return [];
    return [{ about, name: facts.name, generation: hold.generation, hold }];
  });
  return { view: 'snoozed', now, items: items.sort((one, other) => one.hold.until - other.hold.until) };
}
