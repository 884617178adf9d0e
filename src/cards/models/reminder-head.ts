import type { Person } from '../../domain/conversation.ts';
import { stampText } from '../../domain/guidance/words.ts';
import type { ReminderItem } from '../../domain/view-reminding.ts';
import { type MentionModel, mentionModel } from './mention.ts';
import { type HeadModel, TONES } from './parts.ts';
import { claimOf, type ItemState, subjectOfItem } from './reminder-item.ts';

/** An item with what is to be said about it now. */
export interface Entry {
  readonly reminded: ReminderItem;
  readonly state: ItemState;
}

/** What the whole card says first: of one item its own headline, of several that of the most urgent. */
export function reminderHead(entries: readonly Entry[], { state }: Entry): HeadModel {
  const { length } = entries;
  const open = entries.filter((entry) => entry.state.phase === 'open').length;
  const over = entries.filter((entry) => entry.state.phase === 'over').length;
  const { icon, style } = state.tone;
  if (length === 1) return { icon, style, text: state.headline, sub: subOf(state) };
  if (open > 0) {
    const text = open === 1 ? state.headline : `${state.headline}, and ${open - 1} more`;
    const counted = over === 0 ? `${length} on this card, most urgent first` : `${over} of ${length} settled`;
    return { icon, style, text, sub: `${counted}. Open one to see what to do.` };
  }
  const tone =
    over === length && entries.some((entry) => entry.state.tone === TONES.fine) ? TONES.fine : TONES.plain;
  const sub = over === 0 ? `${length} on this card` : `${over} of ${length} settled`;
  return { icon: tone.icon, style: tone.style, text: settledText(entries, over), sub };
}

function subOf({ word, facts }: ItemState): string {
  return [word, ...facts].join(' · ');
}

function settledText(entries: readonly Entry[], over: number): string {
  const { length } = entries;
  if (over < length) return `All ${length} look fine now, to be confirmed at the next look`;
  const renewed = entries.every(({ reminded }) => reminded.item.over?.reason === 'renewed');
  return renewed ? `All ${length} tokens were renewed` : `All ${length} matters of this card are settled`;
}

/** Who had said "I’m renewing this" before this card was said, as long as they still have it. */
export function mentionsOf(entries: readonly Entry[], zone: string): MentionModel[] {
  return entries.flatMap(({ reminded, state }) => {
    const { owner } = reminded.item;
    const claim = claimOf(reminded);
    if (state.phase !== 'open' || owner === undefined || claim === undefined) return [];
    if (!samePerson(owner, claim.by)) return [];
    const what = entries.length === 1 ? 'this' : `the ${withinSentence(subjectOfItem(reminded))}`;
    const since = stampText(claim.since, zone);
    return [mentionModel(owner, ` is renewing ${what} (since ${since}). Intune does not show it yet.`)];
  });
}

/** `location token “A”`, but `MDM push certificate`. */
function withinSentence(subject: string): string {
  return subject.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function samePerson(one: Person, other: Person): boolean {
  return one.objectId === undefined || other.objectId === undefined
    ? one.teamsId === other.teamsId
    : one.objectId === other.objectId;
}
