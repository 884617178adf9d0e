import type { FactLine } from '../../catalogue/families/facts.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { earlierText } from '../../domain/guidance/reminder-words.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { syncNote } from '../../domain/guidance/sync-words.ts';
import type { Token } from '../../domain/token.ts';
import type { TokenView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type Action, execute, led, toggle } from './actions.ts';
import { type SnoozeModel, snoozeModel } from './acts.ts';
import type { Said } from './deciding.ts';
import { factGroups } from './facts.ts';
import { type GuideModel, guideModel } from './guide.ts';
import { cardActions, FOLDS, type Offering } from './offered.ts';
import {
  badgedHead,
  type ChangeModel,
  type CheckModel,
  changesOf,
  checksOf,
  dateBeside,
  leadOf,
  undoAdvice,
} from './one.ts';
import {
  type BadgedHeadModel,
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type LineModel,
  optional,
  type Tone,
  toneOf,
} from './parts.ts';
import { namesOf, sayHeadline, stateOf } from './rows.ts';

/** One Finding in full. */
export interface FindingModel {
  readonly state: string;
  readonly color: Tone['color'];
  readonly text: string;
  readonly consequence: string;
  readonly advice: string;
}

export interface TokenModel extends CardModel {
  readonly head: BadgedHeadModel;
  /** What follows from the headline, and what to do; none for a token that is fine. */
  readonly lead: readonly LineModel[];
  /** None or one; only after a wrong renewal. */
  readonly changes: readonly ChangeModel[];
  /** How its sync stands, and that it cannot be read now. */
  readonly notes: readonly { readonly text: string }[];
  readonly actions: readonly Action[];
  readonly checks: readonly CheckModel[];
  readonly guides: readonly (GuideModel & { readonly advice: readonly { readonly text: string }[] })[];
  readonly snoozes: readonly SnoozeModel[];
  /** All that is to be said beside the headline. */
  readonly findings: readonly FindingModel[];
  /** What is known of it, in a fixed order. */
  readonly groups: readonly { readonly label: string; readonly facts: readonly FactLine[] }[];
  readonly support: {
    /** To be copied. */
    readonly codes: readonly FactLine[];
    readonly facts: readonly FactLine[];
    readonly actions: readonly Action[];
  };
}

export function tokenModel(view: TokenView, look: Look): TokenModel {
  const { row, now, related } = view;
  const { words } = look;
  const { token, headline } = row;
  const saying = sayHeadline(row, now, words, related);
  const { tone, word } = stateOf(row, saying, words);
  const said: Said | undefined = headline && saying && { finding: headline, saying, token, now };
  const text =
    saying?.headline ??
    words.t(row.asOf === undefined ? 'token.fine' : 'token.was-fine', { subject: subjectOf(words, token) });
  const guide = guideModel(token.family, row, look);
  const offering: Offering = {
    ref: { family: token.family, id: token.id },
    finding: headline,
    links: guide.links,
    offers: view.offers,
    sync: view.sync,
    now,
  };
  const known = factGroups(view, words);
  const actions = cardActions(offering, elsewhere(view, words), look);
  return {
    summary: text,
    head: badgedHead(tone, word, text, said === undefined ? [] : dateBeside(said, words)),
    lead: said === undefined ? [] : leadOf(said, words),
    changes: said === undefined ? [] : changesOf(said, view.right, words),
    notes: notesOf(view, words).map((note) => ({ text: note })),
    actions: said === undefined ? actions : led(actions),
    checks: said === undefined ? [] : checksOf(said, look),
    guides: [{ ...guide, advice: undoAdvice(said) }],
    snoozes: optional(snoozeModel(offering, look)),
    findings: row.findings
      .filter((finding) => finding !== headline)
      .map((finding) => findingModel(finding, view, words)),
    groups: [
      { label: words.t('label.now'), facts: known.now },
      { label: words.t('label.who'), facts: known.who },
    ].filter(({ facts }) => facts.length > 0),
    support: {
      codes: known.codes,
      facts: known.support,
      actions: [toggle(words.t('label.support'), FOLDS.support)],
    },
  };
}

function elsewhere({ offers, row }: TokenView, words: Words): Action[] {
  return [
    ...(offers === undefined ? [] : [execute(historyButton(row.token, words))]),
    execute(commonButton('all-tokens', words)),
  ];
}

function notesOf({ row, sync }: TokenView, words: Words): string[] {
  return [
    ...(row.asOf === undefined ? [] : [earlierText(row.asOf, words)]),
    ...(sync === undefined ? [] : [syncNote(sync, words)]),
  ];
}

function historyButton({ family, id }: Token, words: Words): ButtonModel {
  return buttonModel(words.t('button.history'), { verb: 'history', ref: { family, id } });
}

function findingModel(finding: Finding, { row, now, related }: TokenView, words: Words): FindingModel {
  const others = namesOf(finding.detail.others, related, words);
  const saying = say(finding, { subject: subjectOf(words, row.token), words, now, others });
  const tone = toneOf(finding, saying);
  return {
    state: `${tone.icon} ${saying.word}`,
    color: tone.color,
    text: `${saying.headline}.`,
    consequence: saying.consequence,
    advice: saying.advice,
  };
}
