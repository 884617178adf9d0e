import type { FactLine } from '../../catalogue/families/facts.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { generation } from '../../domain/token.ts';
import type { AcceptView, ClaimReleasedView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import { mentionModel } from './mention.ts';
import type { NoticeModel } from './notices.ts';
import { buttonModel, optional, showButton, TONES } from './parts.ts';

/** Asks once more before a wrong renewal is taken for right: it cannot be taken back. */
export function acceptModel({ row }: AcceptView, { actions, words }: Look): NoticeModel {
  const { token, findings } = row;
  const ref = { family: token.family, id: token.id };
  const title = words.t('accept.title');
  return {
    summary: title,
    icon: TONES.warning.icon,
    style: TONES.warning.style,
    title,
    mentions: [],
    facts: topicsOf(findings, words),
    text: words.t('accept.text'),
    advice: words.t('accept.advice'),
    buttons: [
      ...optional(
        actions === 'off'
          ? undefined
          : buttonModel(words.t('button.accept-sure'), {
              verb: 'accept-sure',
              ref,
              generation: generation(token),
            }),
      ),
      buttonModel(words.t('button.accept-not'), { verb: 'show', ref }),
    ],
  };
}

/** One below the other, so that they can be compared. */
function topicsOf(findings: readonly Finding[], words: Words): FactLine[] {
  const wrong = findings.find(({ kind }) => kind === 'wrong-renewal');
  if (wrong === undefined) return [];
  const known = (text: string | undefined) =>
    text === undefined ? words.t('value.not-known') : showable(text);
  return [
    { label: words.t('accept.before'), value: known(wrong.detail.before) },
    { label: words.t('accept.now'), value: known(wrong.detail.after) },
  ];
}

/** A claim nobody followed up, given back so that somebody else can take it. */
export function claimReleasedModel(
  { about, name, owner, claimedAt, generation: of }: ClaimReleasedView,
  { words, actions }: Look,
): NoticeModel {
  const subject = subjectOf(words, { family: about.family, name });
  const title = words.t('claim-released.title', { subject });
  const when = words.stamp(claimedAt);
  return {
    summary: title,
    icon: TONES.warning.icon,
    style: TONES.warning.style,
    title,
    mentions: [mentionModel([owner], (who) => words.t('claim-released.who', { who, when }), words)],
    facts: [],
    text: words.t('claim-released.text'),
    advice: words.t('claim-released.advice'),
    buttons: [
      ...optional(
        actions === 'off'
          ? undefined
          : buttonModel(words.t('button.claim'), { verb: 'claim', ref: about, generation: of }),
      ),
      showButton(about, words),
    ],
  };
}
