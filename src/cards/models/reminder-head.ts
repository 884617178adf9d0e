import type { Words } from '../../catalogue/words/words.ts';
import type { Person } from '../../domain/conversation.ts';
import { SEVERITIES, type Severity } from '../../domain/severity.ts';
import type { ReminderItem, ReminderView } from '../../domain/view-reminding.ts';
import { type MentionModel, mentionModel } from './mention.ts';
import { badgedHead } from './one.ts';
import { type BadgedHeadModel, TONES } from './parts.ts';
import { claimOf, type ItemState, subjectOfItemInside } from './reminder-item.ts';

/** An item with what is to be said about it now. */
export interface Entry {
  readonly reminded: ReminderItem;
  readonly state: ItemState;
}

/** What the whole card says first: of one item its own headline, of several that of the most urgent. */
export function reminderHead(entries: readonly Entry[], { state }: Entry, words: Words): BadgedHeadModel {
  const { length } = entries;
  const open = entries.filter((entry) => entry.state.phase === 'open').length;
  const over = entries.filter((entry) => entry.state.phase === 'over').length;
  const { icon, style } = state.tone;
  if (length === 1) return badgedHead(state.tone, state.word, state.headline, state.facts);
  if (open > 0) {
    const { headline } = state;
    const text = open === 1 ? headline : words.t('reminder.and-more', { headline, n: open - 1 });
    const sub = countsOf(entries, words);
    return { icon, style, text, sub, badges: [] };
  }
  const tone =
    over === length && entries.some((entry) => entry.state.tone === TONES.fine) ? TONES.fine : TONES.plain;
  const again = entries.every(({ reminded }) => reminded.item.superseded === true);
  const sub =
    over === 0 || again
      ? words.t('reminder.all-on-card', { n: length })
      : words.t('reminder.all-settled', { over, n: length });
  return { icon: tone.icon, style: tone.style, text: settledText(entries, over, words), sub, badges: [] };
}

/** `3 critical, 1 soon, 1 settled`. */
function countsOf(entries: readonly Entry[], words: Words): string {
  const counts = [
    ...SEVERITIES.map((severity) => ({
      key: `count.${severity}` as const,
      n: entries.filter(({ state }) => severityOf(state) === severity).length,
    })),
    {
      key: 'count.unknown' as const,
      n: entries.filter(({ state }) => state.said?.finding.kind === 'cannot-check').length,
    },
    { key: 'count.settled' as const, n: entries.filter(({ state }) => state.said === undefined).length },
  ];
  return counts
    .filter(({ n }) => n > 0)
    .map(({ key, n }) => words.t(key, { n }))
    .join(', ');
}

function severityOf({ said }: ItemState): Severity | undefined {
  return said?.finding.kind === 'cannot-check' ? undefined : said?.finding.severity;
}

function settledText(entries: readonly Entry[], over: number, words: Words): string {
  const { length: n } = entries;
  if (entries.every(({ reminded }) => reminded.item.superseded === true))
    return words.t('reminder.all-superseded', { n });
  if (over < n) return words.t('reminder.look-fine', { n });
  const renewed = entries.every(({ reminded }) => reminded.item.over?.reason === 'renewed');
  return words.t(renewed ? 'reminder.all-renewed' : 'reminder.all-over', { n });
}

/** Who had said "I’m on it" before this card was said, as long as they still have it. */
export function mentionsOf(entries: readonly Entry[], words: Words): MentionModel[] {
  return entries.flatMap(({ reminded, state }) => {
    const { owner } = reminded.item;
    const claim = claimOf(reminded);
    if (state.phase !== 'open' || owner === undefined || claim === undefined) return [];
    if (!samePerson(owner, claim.by)) return [];
    const since = words.stamp(claim.since);
    const subject = subjectOfItemInside(reminded, words);
    const sentence = (who: string) =>
      entries.length === 1
        ? words.t('mention.renewing', { who, since })
        : words.t('mention.renewing.one', { who, since, subject });
    return [mentionModel([owner], sentence, words)];
  });
}

/** Those who were called when it was posted, as long as something on the card is open that nobody has taken. */
export function callsOf({ called }: ReminderView, entries: readonly Entry[], words: Words): MentionModel[] {
  const isFree = ({ reminded, state }: Entry) => state.phase === 'open' && claimOf(reminded) === undefined;
  if (called.length === 0 || !entries.some(isFree)) return [];
  return [mentionModel(called, (who) => words.t('mention.called', { who }), words)];
}

function samePerson(one: Person, other: Person): boolean {
  return one.objectId === undefined || other.objectId === undefined
    ? one.teamsId === other.teamsId
    : one.objectId === other.objectId;
}
