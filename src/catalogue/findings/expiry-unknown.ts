import { familyOf } from '../families/families.ts';
import { lead, tokenFinding } from './definition.ts';

/** Never taken for expired, and never for fine. */
export const expiryUnknown = tokenFinding({
  families: 'every',
  needs: [],
  lasts: true,
  find: ({ expiresAt }) => (expiresAt === undefined ? {} : undefined),
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.expiry-unknown' },
  helps: 'neither',
  place: 'headline',
  actions: lead('open-apple-portal', 'how-to-renew', 'open-in-intune', 'claim', 'snooze'),
  say: ({ subject, family, words }) => ({
    state: 'unknown',
    headline: words.t('finding.expiry-unknown.headline', { subject }),
    short: words.t('finding.expiry-unknown.short'),
    consequence: words.t('finding.expiry-unknown.consequence'),
    // Where no other side has a portal there is none to look at.
    advice: words.t(
      familyOf(family).pages.portals(undefined).length === 0
        ? 'finding.expiry-unknown.advice.intune'
        : 'finding.expiry-unknown.advice',
    ),
  }),
});
