import type { Message } from '../domain/message.ts';
import { type Announcement, type CardItem, isOpen } from '../domain/plan/announcement.ts';
import type { Reminder } from '../domain/plan/reminder.ts';
import { refKey } from '../domain/token.ts';
import { compareFindings } from '../domain/urgency.ts';
import type { Shelf } from '../ports.ts';

/** The newest edition that the messages of one destination have said, by the `refKey` of its subject. */
export function heardIn(messages: readonly Message[]): ReadonlyMap<string, number> {
  const heard = new Map<string, number>();
  for (const { shows } of messages) {
    if (shows.kind !== 'reminder') continue;
    for (const { about, edition } of shows.items) {
      const key = refKey(about);
      heard.set(key, Math.max(edition, heard.get(key) ?? 0));
    }
  }
  return heard;
}

/**
 * What a destination has not heard: of each subject the newest edition alone, most urgent first. Whether it was down
 * for weeks or has just begun to listen makes no difference.
 */
export function owedTo(messages: readonly Message[], reminders: Iterable<Reminder>): CardItem[] {
  const heard = heardIn(messages);
  const owed: CardItem[] = [];
  for (const { about, announcement } of reminders) {
    if (announcement === undefined || !isOpen(announcement)) continue;
    if ((heard.get(refKey(about)) ?? 0) < announcement.edition) owed.push(itemOf(about, announcement));
  }
  return owed.sort(byUrgency);
}

/** What stands on a shelf, as far as it is listed. */
export async function valuesOf<T>(shelf: Pick<Shelf<T>, 'list'>): Promise<T[]> {
  return (await Array.fromAsync(shelf.list())).map(({ value }) => value);
}

function itemOf(about: Reminder['about'], { over: _, ...said }: Announcement): CardItem {
  return { ...said, about };
}

function byUrgency(one: CardItem, other: CardItem): number {
  const finding = ({ about, kind, severity }: CardItem) => ({ about, kind, severity, detail: {} });
  return compareFindings(finding(one), finding(other));
}
