import type { Finding } from '../../domain/finding.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { generation } from '../../domain/token.ts';
import type { AcceptView, ClaimReleasedView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import type { FactModel } from './facts.ts';
import { mentionModel } from './mention.ts';
import type { NoticeModel } from './notices.ts';
import { buttonModel, optional, TONES } from './parts.ts';

/** Asks once more before a wrong renewal is taken for right: it cannot be taken back. */
export function acceptModel({ row }: AcceptView, { actions }: Look): NoticeModel {
  const { token, findings } = row;
  const ref = { family: token.family, id: token.id };
  const title = 'Was this change intended?';
  return {
    summary: title,
    icon: TONES.warning.icon,
    style: TONES.warning.style,
    title,
    mentions: [],
    facts: topicsOf(findings),
    text: 'The push certificate in Intune is another one than before, with another topic.',
    advice:
      'If you say yes, I take the new one as right and stop warning. Apple devices that enrolled with the old one have to enrol again, and the way back is no longer shown.',
    buttons: [
      ...optional(
        actions === 'off'
          ? undefined
          : buttonModel('Yes, it was intended', { verb: 'accept-sure', ref, generation: generation(token) }),
      ),
      buttonModel('No, leave it', { verb: 'show', ref }),
    ],
  };
}

/** One below the other, so that they can be compared. */
function topicsOf(findings: readonly Finding[]): FactModel[] {
  const wrong = findings.find(({ kind }) => kind === 'wrong-renewal');
  if (wrong === undefined) return [];
  return [
    { label: 'Topic (UID) before', value: showable(wrong.detail.before ?? 'unknown') },
    { label: 'Topic (UID) now', value: showable(wrong.detail.after ?? 'unknown') },
  ];
}

/** A claim nobody followed up, given back so that somebody else can take it. */
export function claimReleasedModel(
  { about, name, owner, claimedAt, generation: of }: ClaimReleasedView,
  { words, actions }: Look,
): NoticeModel {
  const subject = subjectOf(words, { family: about.family, name });
  const title = `${subject}: nobody is renewing it any more`;
  return {
    summary: title,
    icon: TONES.warning.icon,
    style: TONES.warning.style,
    title,
    mentions: [mentionModel(owner, ` took this on (${words.stamp(claimedAt)}).`)],
    facts: [],
    text: 'For three workdays no renewal was seen, so it is free again.',
    advice: 'I remind again at its next step. Whoever renews it now, say so here.',
    buttons: [
      ...optional(
        actions === 'off'
          ? undefined
          : buttonModel('I’m renewing this', { verb: 'claim', ref: about, generation: of }),
      ),
      buttonModel('Show this token', { verb: 'show', ref: about }),
    ],
  };
}
