import { whatStops } from '../../domain/guidance/consequences.ts';
import { tokenFinding } from './definition.ts';
import { RENEW } from './shared/expiry.ts';

/** Intune says so although the date is fine; when the date agrees, it says it already. */
export const stateExpired = tokenFinding({
  families: ['vpp'],
  needs: ['state'],
  lasts: true,
  find: ({ state, expiresAt }, { now }) =>
    state === 'expired' && (expiresAt === undefined || now < expiresAt) ? {} : undefined,
  severity: 'critical',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.state-expired' },
  helps: 'renewal',
  costs: true,
  alarms: true,
  causes: () => ['token-ended'],
  place: 'headline',
  actions: RENEW,
  say: ({ subject, family, words }) => ({
    state: 'expired',
    headline: words.t('finding.state-expired.headline', { subject }),
    short: words.t('finding.state-expired.short'),
    consequence: whatStops(family, words),
    advice: words.t('finding.state-expired.advice'),
  }),
});
