import type { CommandName } from '../../domain/command-words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { troubleOf } from '../../domain/guidance/unreadable.ts';
import type { MemoryOutageView, RefusalReason, RefusedView, SetUpView, View } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import type { FactModel } from './facts.ts';
import { type CommandLine, commandLines } from './help.ts';
import type { MentionModel } from './mention.ts';
import { type ButtonModel, type CardModel, HELP, optional, TOKEN_STATUS, TONES } from './parts.ts';

/** A sentence, what it means, and what to do. */
export interface NoticeModel extends CardModel {
  readonly icon: string;
  readonly style: string;
  readonly title: string;
  /** Sentences that tell somebody, above the text. */
  readonly mentions: readonly MentionModel[];
  /** Below the text, each with its label above it. */
  readonly facts: readonly FactModel[];
  readonly text: string;
  readonly advice: string;
  readonly buttons: readonly ButtonModel[];
}

/** Nobody asks more people than these. */
const MOST_NAMES = 8;

interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly advice: string;
}

const REFUSALS: { readonly [R in RefusalReason]: Refusal } = {
  'other-tenant': {
    title: 'This bot serves another organisation',
    text: 'Your message comes from a tenant it was not set up for.',
    advice: 'If this is a mistake, ask the people who run the bot to check its tenant setting.',
  },
  'not-in-it-team': {
    title: 'Only the IT team is served',
    text: 'This bot answers members of one Teams team, wherever they write from.',
    advice:
      'If you should be one of them, ask an owner of the IT team to add you. It can take some minutes until the bot knows.',
  },
  'guest-may-not-act': {
    title: 'Guests may read, not act',
    text: 'You are a guest in the IT team, so this button is not for you.',
    advice: 'Ask a member of the IT team to press it.',
  },
  'not-an-operator': {
    title: 'Only operators may do this',
    text: 'The people who run the bot have named who may act (OPERATORS). You can still read everything.',
    advice: 'Ask one of the operators, or ask to be added to them.',
  },
  'operators-unreadable': {
    title: 'It could not be checked whether you may do this',
    text: 'The people who run the bot have named groups whose members may act (OPERATORS).',
    advice: 'Try again in a minute, or ask one of the operators to do it.',
  },
  'read-only': {
    title: 'This bot is read-only here',
    text: 'It was set up to show and explain, and to change nothing (ACTIONS=off).',
    advice: 'Use the links on the token’s card and do it in Intune.',
  },
};

export function refusedModel({ reason, who = [], unreadable }: RefusedView, { words }: Look): NoticeModel {
  const said = REFUSALS[reason];
  const names = who.slice(0, MOST_NAMES).map((name) => showable(name, 40));
  const more = who.length > names.length ? [`${who.length - names.length} more`] : [];
  const trouble = unreadable === undefined ? '' : ` ${troubleOf(unreadable, words, 'Entra').what}`;
  return {
    summary: said.title,
    icon: '🔒',
    style: TONES.plain.style,
    title: said.title,
    mentions: [],
    facts: [],
    text: `${said.text}${trouble}`,
    advice: names.length === 0 ? said.advice : `${said.advice} These may: ${words.and([...names, ...more])}.`,
    buttons: [],
  };
}

export function lookingModel(): NoticeModel {
  const title = 'Intune is being asked';
  return {
    summary: title,
    icon: '⏳',
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: [],
    text: 'It takes longer than usual, and there is no earlier look to show.',
    advice: 'This card becomes the answer by itself.',
    buttons: [],
  };
}

/** What was asked for needs the store. */
export function notRememberingModel({ words }: Look): NoticeModel {
  const title = words.t('memory.asked.title');
  return {
    summary: title,
    icon: TONES.warning.icon,
    style: TONES.warning.style,
    title,
    mentions: [],
    facts: [],
    text: words.t('memory.asked.text'),
    advice: words.t('memory.asked.advice'),
    buttons: [TOKEN_STATUS],
  };
}

export function memoryOutageModel({ now, since, until }: MemoryOutageView, { words }: Look): NoticeModel {
  const is = until === undefined ? 'outage' : 'over';
  const tone = until === undefined ? TONES.critical : TONES.fine;
  const title = words.t(`memory.${is}.title`);
  return {
    summary: title,
    icon: tone.icon,
    style: tone.style,
    title,
    mentions: [],
    facts: [],
    text:
      until === undefined
        ? words.t('memory.outage.text', { since: words.moment(since, now) })
        : words.t('memory.over.text', { since: words.moment(since, now), until: words.moment(until, now) }),
    advice: words.t(`memory.${is}.advice`),
    buttons: [TOKEN_STATUS],
  };
}

export interface FailureModel extends CardModel {
  readonly title: string;
  readonly doing: string;
  readonly id: string;
  readonly buttons: readonly ButtonModel[];
}

export function failureModel(
  { id, doing }: Extract<View, { view: 'failure' }>,
  { words }: Look,
): FailureModel {
  return {
    summary: words.t('failure.summary', { id: showable(id) }),
    title: words.t('failure.title'),
    doing: words.t(`failure.while.${doing}`),
    id: showable(id),
    buttons: [TOKEN_STATUS, HELP],
  };
}

export interface SetUpModel extends CardModel {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly { readonly number: string; readonly text: string }[];
  readonly lines: readonly { readonly team: string; readonly text: string }[];
}

interface SetUpWords {
  readonly title: string;
  readonly text: string;
  /** With the id of the team it was asked in, and without. */
  readonly steps: (groupId: string | undefined) => readonly string[];
}

const SET_UP: { readonly [R in SetUpView['reason']]: SetUpWords } = {
  'no-team': {
    title: 'One setting is missing: the IT team',
    text: 'This bot serves the members of one Teams team and nobody else. Until it knows which, it says nothing about the tenant.',
    steps: (groupId) =>
      groupId === undefined
        ? [
            'Ask the same in a channel of the IT team: this card then shows the id of that team. It is also the groupId in “Get link to team”.',
            'Set IT_TEAM_ID to that id where the bot runs, and start the bot again.',
          ]
        : [
            'If this is the IT team, put the line below into the bot’s settings. If not, ask the same in a channel of the IT team.',
            'Start the bot again.',
          ],
  },
  'unknown-team': {
    title: 'The bot has not met the IT team yet',
    text: 'IT_TEAM_ID is set, but the bot is not in that team, so it cannot know who belongs to it.',
    steps: () => [
      'Add the bot to the IT team and mention it there once. From then on it serves the members everywhere.',
      'If it is there already, compare IT_TEAM_ID with the id this card shows in a channel of that team.',
    ],
  },
  roster: {
    title: 'The members of the IT team could not be read',
    text: 'Teams did not say who belongs to the team, so nobody can be served right now.',
    steps: () => ['Try again in a minute.', 'If it stays, remove the bot from the IT team and add it again.'],
  },
};

export function setUpModel({ reason, groupId, teamName }: SetUpView): SetUpModel {
  const { title, text, steps } = SET_UP[reason];
  const team = teamName === undefined ? 'This team' : `The team “${showable(teamName)}”`;
  return {
    summary: title,
    title,
    text,
    steps: steps(groupId).map((step, index) => ({ number: `${index + 1}.`, text: step })),
    lines: optional(
      groupId === undefined
        ? undefined
        : { team: `${team} has this line:`, text: `IT_TEAM_ID=${showable(groupId)}` },
    ),
  };
}

export interface WelcomeModel extends CardModel {
  readonly title: string;
  readonly text: string;
  readonly how: string;
  readonly commands: readonly CommandLine[];
  readonly buttons: readonly ButtonModel[];
}

/** Where many read it, the welcome is short: three things to try, and where the rest is. */
const TO_TRY: ReadonlySet<string> = new Set<CommandName>(['token status', 'renew', 'upcoming', 'help']);

export function welcomeModel({ place }: Extract<View, { view: 'welcome' }>, { botName }: Look): WelcomeModel {
  const title = `Hello, I am ${botName}`;
  return {
    summary: `${title}. I watch the Apple tokens of your Intune tenant.`,
    title,
    text: 'I watch what Apple devices in Intune depend on: the MDM push certificate, location tokens (VPP) and enrolment program tokens (ADE, formerly DEP). I say what lapses when, and how to renew it without losing a device.',
    how:
      place === 'personal'
        ? 'Type a line, or press a button.'
        : `Mention me, then type a line: “@${botName} token status”. The buttons need no mention.`,
    commands: place === 'personal' ? commandLines() : commandLines().filter(({ word }) => TO_TRY.has(word)),
    buttons: [TOKEN_STATUS, HELP],
  };
}
