import { isOpen as isRunning, type SyncRecord } from '../domain/actions/sync.ts';
import { isOpenItem, isSent, type Message, type Shows, subjectsOf } from '../domain/message.ts';
import type { CardItem } from '../domain/plan/announcement.ts';
import type { Reminder } from '../domain/plan/reminder.ts';
import { syncBeside } from '../domain/sight.ts';
import { refKey } from '../domain/token.ts';

/** What decides how far the items of a message have come. */
export interface Standing {
  /** Every message at the same destination. */
  readonly messages: readonly Message[];
  readonly reminders: ReadonlyMap<string, Reminder>;
  readonly syncs: ReadonlyMap<string, SyncRecord>;
}

/** What a message shows once the newest state is taken into it; the very same object when nothing has changed. */
export function settledShows(message: Message, standing: Standing): Shows {
  const { shows } = message;
  if (shows.kind !== 'reminder') return shows;
  const items = shows.items.map((item) => settledItem(item, message, standing));
  return items.every((item, index) => item === shows.items[index]) ? shows : { ...shows, items };
}

/** What has come to its end once stays so: a later state of the same token belongs to later messages. */
function settledItem(item: CardItem, message: Message, { messages, reminders }: Standing): CardItem {
  if (!isOpenItem(item)) return item;
  if (messages.some((other) => saysAgain(other, message, item))) return { ...item, superseded: true };
  const announcement = reminders.get(refKey(item.about))?.announcement;
  // Nothing is remembered of it any more, or only what came before it: closed without a verdict, never green.
  if (announcement === undefined || announcement.edition < item.edition) return { ...item, superseded: true };
  return announcement.over === undefined ? item : { ...item, over: announcement.over };
}

/** Whether another message takes the place of this one: by the edition, because the clock of a sender may have been ahead. */
function saysAgain(other: Message, message: Message, { about, edition }: CardItem): boolean {
  // One that was deleted speaks to nobody; one whose id is not known does.
  const isGone = other.lost === true && other.ref !== undefined;
  if (other.id === message.id || !isSent(other) || isGone || other.shows.kind !== 'reminder') return false;
  const again = other.shows.items.find((one) => refKey(one.about) === refKey(about));
  if (again === undefined) return false;
  return again.edition > edition || (again.edition === edition && isLater(other, message));
}

/** Of two messages sent twice after a crash the one with the later name counts: every replica must agree. */
function isLater(other: Message, message: Message): boolean {
  return other.postedAt > message.postedAt || (other.postedAt === message.postedAt && other.id > message.id);
}

/** Whether nothing on it can change any more: what it said is over, and so are the syncs it shows. */
export function isClosed(shows: Shows, syncs: ReadonlyMap<string, SyncRecord>): boolean {
  if (shows.kind === 'reminder') {
    return !shows.items.some((item) => {
      const sync = syncBeside(item, syncs);
      return isOpenItem(item) || (sync !== undefined && isRunning(sync));
    });
  }
  return subjectsOf({ shows }).every((ref) => {
    const sync = syncs.get(refKey(ref));
    return sync === undefined || !isRunning(sync);
  });
}

/** Subjects some message still has to show the end of; the state must not be forgotten before. */
export function unsettled(messages: readonly Message[]): ReadonlySet<string> {
  return new Set(
    messages.flatMap(({ shows }) =>
      shows.kind === 'reminder' ? shows.items.filter(isOpenItem).map(({ about }) => refKey(about)) : [],
    ),
  );
}
