import type { Instant } from '../../domain/instant.ts';
import { LOOKS_TO_BE_SURE, looksSince } from '../../domain/looking.ts';
import { isCarried } from '../../domain/token.ts';
import { lead, tokenFinding } from './definition.ts';
import { otherTopic } from './shared/before.ts';

interface Moved {
  /** The later date there was before. */
  readonly movedFrom: Instant;
  /** The earlier one; undefined when none is given any more. */
  readonly expiresAt?: Instant;
}

/**
 * A date that is earlier than the one there was, or that is not given any more, is no renewal: something else than
 * the newest token was uploaded, or Intune lost it. Another certificate has another date, and is worse news.
 */
export const movedBack = tokenFinding({
  families: 'every',
  needs: [],
  lasts: false,
  find: (token, context): Moved | undefined => {
    const { expiresAt: movedFrom, dateMissingSince } = context.own ?? {};
    const { expiresAt } = token;
    if (movedFrom === undefined || otherTopic(token, context) !== undefined) return undefined;
    if (isCarried(token, 'expiresAt') || expiresAt === undefined) {
      const looks = dateMissingSince === undefined ? 1 : looksSince(dateMissingSince, context.seenAt);
      return looks < LOOKS_TO_BE_SURE ? undefined : { movedFrom };
    }
    return expiresAt < movedFrom ? { movedFrom, expiresAt } : undefined;
  },
  severity: 'warning',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.moved-back' },
  helps: 'neither',
  compares: true,
  recorded: ({ detail: { expiresAt } }) =>
    expiresAt === undefined ? 'away' : new Date(expiresAt).toISOString(),
  repeats: {
    oneOf: ['as-news', 'by-severity'],
    of: ({ detail }) => (detail.expiresAt === undefined ? 'by-severity' : 'as-news'),
  },
  place: 'headline',
  actions: lead('open-in-intune', 'open-apple-portal', 'how-to-renew', 'claim', 'snooze'),
  say: ({ subject, detail: { movedFrom, expiresAt }, words }) => {
    const before = words.date(movedFrom);
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
  },
});
