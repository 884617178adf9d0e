import { takenAlong } from '../../domain/guidance/consequences.ts';
import { LOOKS_TO_BE_SURE } from '../../domain/looking.ts';
import { familyOf } from '../families/families.ts';
import { absenceFinding, lead } from './definition.ts';

/** It was there and is not any more; at the first look without it that is not sure, and it is not said by itself. */
export const vanished = absenceFinding({
  find: (gone, { deviceCount }) => ({ gone, ...(deviceCount === undefined ? {} : { deviceCount }) }),
  severity: {
    oneOf: ['warning', 'critical'],
    of: ({ token, detail, context: { now, peers } }) =>
      familyOf(token.family).vanishing({
        hadEnded: token.expiresAt !== undefined && now >= token.expiresAt,
        hasTwin: token.family === 'vpp' && peers.sameLocation(token).length > 0,
        deviceCount: detail.deviceCount,
      }),
  },
  moment: { when: 'at-once' },
  helps: 'neither',
  costs: true,
  alarms: true,
  recorded: ({ detail: { gone } }) =>
    gone.looks < LOOKS_TO_BE_SURE ? undefined : new Date(gone.since).toISOString(),
  repeats: {
    oneOf: ['by-severity', 'as-news'],
    of: ({ family }) => (family === 'push' ? 'by-severity' : 'as-news'),
  },
  place: 'headline',
  actions: {
    cases: {
      'not sure yet': lead('check-now', 'open-in-intune'),
      sure: lead('open-in-intune', 'what-to-check', 'claim', 'snooze'),
    },
    choose: ({ gone }) => (gone.looks < LOOKS_TO_BE_SURE ? 'not sure yet' : 'sure'),
  },
  say: ({ subject, family, detail, words }) =>
    detail.gone.looks < LOOKS_TO_BE_SURE
      ? {
          state: 'not-found',
          headline: words.t('finding.not-found.headline', { subject }),
          short: '',
          consequence: words.t('finding.not-found.consequence'),
          advice: words.t('finding.not-found.advice'),
        }
      : {
          state: 'gone',
          headline: words.t('finding.vanished.headline', { subject }),
          short: '',
          consequence: takenAlong(family, detail.deviceCount, words),
          advice: words.t(`finding.vanished.advice.${family}`),
        },
});
