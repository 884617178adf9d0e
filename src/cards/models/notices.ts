import type { FactLine } from '../../catalogue/families/facts.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { troubleOf } from '../../domain/guidance/unreadable.ts';
import type { MemoryOutageView, RefusedView, SetUpView, View } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import type { MentionModel } from './mention.ts';
import { type ButtonModel, type CardModel, commonButton, optional, TONES } from './parts.ts';

/** A sentence, what it means, and what to do. */
export interface NoticeModel extends CardModel {
  readonly icon: string;
  readonly style: string;
  readonly title: string;
  /** Sentences that tell somebody, above the text. */
  readonly mentions: readonly MentionModel[];
  /** Below the text, each with its label above it. */
  readonly facts: readonly FactLine[];
  readonly text: string;
  readonly advice: string;
  readonly buttons: readonly ButtonModel[];
}

/** Nobody asks more people than these. */
const MOST_NAMES = 8;

export function refusedModel({ reason, who = [], unreadable }: RefusedView, { words }: Look): NoticeModel {
  const title = words.t(`refused.${reason}.title`);
  const names = who.slice(0, MOST_NAMES).map((name) => showable(name, 40));
  const rest = who.length - names.length;
  const more = rest > 0 ? [words.t('refused.more-names', { n: rest })] : [];
  const trouble = unreadable === undefined ? [] : [troubleOf(unreadable, words, 'Entra').what];
  const may =
    names.length === 0 ? [] : [words.t('note.may-not.who', { names: words.and([...names, ...more]) })];
  return {
    summary: title,
    icon: '🔒',
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: [],
    text: [words.t(`refused.${reason}.text`), ...trouble].join(' '),
    advice: [words.t(`refused.${reason}.advice`), ...may].join(' '),
    buttons: [],
  };
}

export function lookingModel({ words }: Look): NoticeModel {
  const title = words.t('looking.title');
  return {
    summary: title,
    icon: '⏳',
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: [],
    text: words.t('looking.text'),
    advice: words.t('looking.advice'),
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
    buttons: [commonButton('token-status', words)],
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
    buttons: [commonButton('token-status', words)],
  };
}

export interface FailureModel extends CardModel {
  readonly title: string;
  readonly doing: string;
  readonly advice: string;
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
    advice: words.t('failure.advice'),
    id: showable(id),
    buttons: [commonButton('token-status', words), commonButton('help', words)],
  };
}

export interface SetUpModel extends CardModel {
  readonly title: string;
  readonly text: string;
  readonly steps: readonly { readonly number: string; readonly text: string }[];
  readonly lines: readonly { readonly team: string; readonly text: string }[];
}

/** What to do, in order; it depends on whether the card can show the id of the team it was asked in. */
function setUpSteps({ reason, groupId }: SetUpView, words: Words): string[] {
  switch (reason) {
    case 'no-team':
      return groupId === undefined
        ? [words.t('set-up.no-team.step.ask-there'), words.t('set-up.no-team.step.set')]
        : [words.t('set-up.no-team.step.put'), words.t('set-up.no-team.step.restart')];
    case 'unknown-team':
      return [words.t('set-up.unknown-team.step.add'), words.t('set-up.unknown-team.step.compare')];
    case 'roster':
      return [words.t('set-up.roster.step.again'), words.t('set-up.roster.step.add-again')];
  }
}

export function setUpModel(view: SetUpView, { words }: Look): SetUpModel {
  const { reason, groupId, teamName } = view;
  const title = words.t(`set-up.${reason}.title`);
  const team =
    teamName === undefined
      ? words.t('set-up.line')
      : words.t('set-up.line.named', { team: showable(teamName) });
  return {
    summary: title,
    title,
    text: words.t(`set-up.${reason}.text`),
    steps: setUpSteps(view, words).map((step, index) => ({ number: `${index + 1}.`, text: step })),
    lines: optional(groupId === undefined ? undefined : { team, text: `IT_TEAM_ID=${showable(groupId)}` }),
  };
}
