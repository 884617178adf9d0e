/** What the cards of this product say, as data: the one place here that knows the shape of views. */
import type { FindingKind } from '../../src/catalogue/findings/findings.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { refKey, type Token } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { ReminderItem } from '../../src/domain/view-reminding.ts';

/** One token or family on a card that is kept true. */
export interface SeenItem {
  /** `refKey`. */
  readonly key: string;
  /** Why it was said. */
  readonly reason: ReminderItem['item']['reason'];
  /** When it was decided; a place that was not reached then, or is new, hears it later. */
  readonly saidAt: Instant;
  /** Not over and not taken over by a newer message. */
  readonly open: boolean;
  readonly resolved: ReminderItem['item']['over'];
  /** The token as the card shows it; undefined for a family and for what is gone. */
  readonly token: Token | undefined;
  readonly kind: FindingKind | undefined;
  /** Who has claimed it, as the card shows it. */
  readonly owner: string | undefined;
  /** Until when it is snoozed, as the card shows it. */
  readonly snoozedUntil: Instant | undefined;
}

/** The items of a reminder, in its order; none for any other card. */
export function itemsOf(view: View): readonly SeenItem[] {
  return view.view === 'reminder' ? view.items.map(itemOf) : [];
}

function itemOf({ item, row, offers, hold, trouble }: ReminderItem): SeenItem {
  const owner = offers?.owner ?? (hold?.kind === 'claim' ? hold : undefined);
  const snooze = offers?.snoozed ?? (hold?.kind === 'snooze' ? hold : undefined);
  return {
    key: refKey(item.about),
    reason: item.reason,
    saidAt: item.saidAt,
    open: isOpen(item),
    resolved: item.over,
    token: row?.token,
    kind: row?.headline?.kind ?? trouble?.kind,
    owner: owner?.by.name,
    snoozedUntil: snooze?.until,
  };
}

function isOpen(item: ReminderItem['item']): boolean {
  return item.over === undefined && !('superseded' in item);
}

/** A claim or snooze as an answer shows it. */
export interface SeenHold {
  readonly owner: string | undefined;
  readonly snoozedUntil: Instant | undefined;
  readonly token: Token | undefined;
  readonly kind: FindingKind | undefined;
}

/** What a card says of the holds of one token; undefined when it says nothing of it. */
export function holdOn(view: View, key: string): SeenHold | undefined {
  if (view.view === 'token' && refKey(view.row.token) === key) {
    const { offers, row } = view;
    if (offers === undefined) return undefined;
    return {
      owner: offers.owner?.by.name,
      snoozedUntil: offers.snoozed?.until,
      token: row.token,
      kind: row.headline?.kind,
    };
  }
  if (view.view === 'snoozed') {
    const found = view.items.find(({ about }) => refKey(about) === key);
    return { owner: undefined, snoozedUntil: found?.hold.until, token: undefined, kind: undefined };
  }
  return itemsOf(view).find((item) => item.key === key && item.open);
}

/** Syncs that a card shows, by token, with their end if they have one. */
export function syncsOn(
  view: View,
): readonly { readonly key: string; readonly startedAt: Instant; readonly end: string | undefined }[] {
  const records =
    view.view === 'sync' || view.view === 'sync-all'
      ? view.items.map(({ sync }) => sync)
      : view.view === 'reminder'
        ? view.items.map(({ sync }) => sync)
        : view.view === 'token'
          ? [view.sync]
          : [];
  return records.flatMap((sync) =>
    sync === undefined
      ? []
      : [
          {
            key: refKey(sync.about),
            startedAt: sync.startedAt,
            end: sync.stage === 'ended' ? sync.end?.outcome : undefined,
          },
        ],
  );
}
