import { LOOKS_TO_BE_SURE } from '../looking.ts';
import { takenAlong } from './consequences.ts';
import type { Context, Draft } from './saying.ts';

/** A token that was there and is not any more; at the first look without it that is not sure. */
export function sayVanished({ subject, family, finding: { detail }, words }: Context): Draft {
  if (detail.gone !== undefined && detail.gone.looks < LOOKS_TO_BE_SURE) {
    return {
      state: 'not-found',
      headline: words.t('finding.not-found.headline', { subject }),
      short: '',
      consequence: words.t('finding.not-found.consequence'),
      advice: words.t('finding.not-found.advice'),
    };
  }
  return {
    state: 'gone',
    headline: words.t('finding.vanished.headline', { subject }),
    short: '',
    consequence: takenAlong(family, detail.deviceCount, words),
    advice: words.t(`finding.vanished.advice.${family}`),
  };
}

/** A date that is earlier than before, or not given any more. */
export function sayMovedBack({ subject, finding: { detail }, words }: Context): Draft {
  const { movedFrom, expiresAt } = detail;
  const before = movedFrom === undefined ? words.t('finding.moved-back.later-date') : words.date(movedFrom);
  const advice = words.t('finding.moved-back.advice');
  if (expiresAt === undefined) {
    return {
      headline: words.t('finding.date-away.headline', { subject, before }),
      short: words.t('finding.date-away.short'),
      consequence: words.t('finding.date-away.consequence'),
      advice,
    };
  }
  return {
    headline: words.t('finding.moved-back.headline', { subject, before, now: words.date(expiresAt) }),
    short: words.t('finding.moved-back.short', { before }),
    consequence: words.t('finding.moved-back.consequence'),
    advice,
  };
}
