import type { FactLine } from '../../catalogue/families/facts.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { earlierText, holdText } from '../../domain/guidance/reminder-words.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { syncNote } from '../../domain/guidance/sync-words.ts';
import type { Token } from '../../domain/token.ts';
import type { TokenView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type ActsModel, actsModel, beneath } from './acts.ts';
import { factsOf, needsWidth } from './facts.ts';
import { type GuideModel, guideModel } from './guide.ts';
import {
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  type Tone,
  toneOf,
} from './parts.ts';
import { expiryFacts, namesOf, sayHeadline, stateOf } from './rows.ts';

/** One Finding in full. */
export interface FindingModel {
  readonly state: string;
  readonly color: Tone['color'];
  readonly text: string;
  readonly consequence: string;
  readonly advice: string;
}

export interface TokenModel extends CardModel, ActsModel {
  readonly head: HeadModel;
  /** What follows from the headline, and what to do; none for a token that is fine. */
  readonly lead: readonly Pick<FindingModel, 'consequence' | 'advice'>[];
  /** Who holds it, how its sync stands, and that it cannot be read now. */
  readonly notes: readonly { readonly text: string }[];
  /** All that is to be said beside the headline. */
  readonly findings: readonly FindingModel[];
  readonly facts: readonly FactLine[];
  /** Values that need the whole width of a phone. */
  readonly longFacts: readonly FactLine[];
  readonly guide: GuideModel;
  readonly intune: readonly GuideModel['links'][number][];
  readonly apple: readonly GuideModel['links'][number][];
  readonly buttons: readonly ButtonModel[];
  /** What has no room in the row of `buttons`. */
  readonly rest: readonly ButtonModel[];
}

export function tokenModel(view: TokenView, look: Look): TokenModel {
  const { row, now, related } = view;
  const { words } = look;
  const { token } = row;
  const saying = sayHeadline(row, now, words, related);
  const { tone, word } = stateOf(row, saying, words);
  const text =
    saying?.headline ??
    words.t(row.asOf === undefined ? 'token.fine' : 'token.was-fine', { subject: subjectOf(words, token) });
  const acts = actsModel(
    { ref: { family: token.family, id: token.id }, offers: view.offers, sync: view.sync, now },
    look,
  );
  const guide = guideModel(token.family, row, look);
  const facts = factsOf(view, words);
  return {
    summary: text,
    head: {
      icon: tone.icon,
      style: tone.style,
      text,
      sub: [word, ...expiryFacts(row, now, words)].join(' · '),
    },
    lead: saying === undefined ? [] : [{ consequence: saying.consequence, advice: saying.advice }],
    notes: notesOf(view, words).map((note) => ({ text: note })),
    findings: row.findings
      .filter((finding) => finding !== row.headline)
      .map((finding) => findingModel(finding, view, words)),
    facts: facts.filter((fact) => !needsWidth(fact)),
    longFacts: facts.filter(needsWidth),
    guide,
    intune: guide.links.slice(0, 1),
    apple: [...guide.links.slice(1), guide.help],
    ...acts,
    ...beneath(acts, [
      ...(view.offers === undefined ? [] : [historyButton(token, words)]),
      commonButton('all-tokens', words),
    ]),
  };
}

function notesOf({ row, offers, sync }: TokenView, words: Words): string[] {
  const hold = offers?.owner ?? offers?.snoozed;
  return [
    ...(row.asOf === undefined ? [] : [earlierText(row.asOf, words)]),
    ...(hold === undefined ? [] : [holdText(hold, words)]),
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
