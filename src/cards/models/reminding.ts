import type { PlaceKind } from '../../domain/conversation.ts';
import { DAY } from '../../domain/instant.ts';
import type { View } from '../../domain/view.ts';
import type { PulseView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import type { NoticeModel } from './notices.ts';
import { ALL_TOKENS, TONES, type Tone, UPCOMING } from './parts.ts';
import { statusHeadline } from './status-headline.ts';
import { nextText } from './upcoming.ts';

type RemindHereView = Extract<View, { view: 'remind-here' }>;

interface Saying {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly advice: string;
}

const PLACES: { readonly [K in PlaceKind]: string } = {
  channel: 'this channel',
  'group-chat': 'this group chat',
  personal: 'this chat',
};

const WHAT_COMES =
  'I write here before an Apple token lapses, at once when one fails, and turn the card green when it is solved.';

const OUTCOMES: { readonly [O in RemindHereView['outcome']]: (place: string) => Saying } = {
  added: (place) => ({
    tone: TONES.fine,
    title: `Reminders come to ${place} from now on`,
    text: WHAT_COMES,
    advice: 'To end it, write “stop reminding here”. What comes next is under “upcoming”.',
  }),
  already: (place) => ({
    tone: TONES.plain,
    title: `Reminders come to ${place} already`,
    text: WHAT_COMES,
    advice: 'To end it, write “stop reminding here”. What comes next is under “upcoming”.',
  }),
  removed: (place) => ({
    tone: TONES.plain,
    title: `No more reminders in ${place}`,
    text: 'Cards that are already here keep following what Intune shows.',
    advice: 'To see where reminders still go, write “where”. To have them here again, write “remind here”.',
  }),
  'was-none': (place) => ({
    tone: TONES.plain,
    title: `No reminders came to ${place}`,
    text: 'So there is nothing to stop.',
    advice: 'To see where reminders go, write “where”.',
  }),
};

export function remindHereModel({ outcome, place }: RemindHereView): NoticeModel {
  const { tone, title, text, advice } = OUTCOMES[outcome](PLACES[place]);
  return {
    summary: title,
    icon: tone.icon,
    style: tone.style,
    title,
    mentions: [],
    facts: [],
    text,
    advice,
    buttons: [UPCOMING, ALL_TOKENS],
  };
}

/** A sign of life that does not say that all is fine when the last look is too old to know. */
export function pulseModel({ assessment, next }: PulseView, { words }: Look): NoticeModel {
  const { lookedAt, now } = assessment;
  const headline = statusHeadline(assessment, now - lookedAt > DAY ? 'outdated' : 'current', words);
  return {
    summary: headline.text,
    icon: headline.tone.icon,
    style: headline.tone.style,
    title: headline.text,
    mentions: [],
    facts: [],
    text: next === undefined ? 'No reminder is due soon.' : `Next reminder: ${nextText(next, now, words)}.`,
    advice: `Last look at Intune: ${words.stamp(lookedAt)}. This sign of life comes once a week; if it stays away, look after the bot.`,
    buttons: [ALL_TOKENS, UPCOMING],
  };
}
