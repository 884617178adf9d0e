import { whatStops } from '../../domain/guidance/consequences.ts';
import { tokenFinding } from './definition.ts';
import { RENEW } from './shared/expiry.ts';

/** A location token can be dead while its date is fine: the password of its Apple Account was changed. */
export const stateInvalid = tokenFinding({
  families: ['vpp'],
  needs: ['state'],
  lasts: true,
  find: ({ state }) => (state === 'invalid' ? {} : undefined),
  severity: 'critical',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.state-invalid' },
  helps: 'renewal',
  costs: true,
  causes: () => ['token-ended'],
  place: 'headline',
  actions: RENEW,
  say: ({ subject, family, words }) => ({
    state: 'invalid',
    headline: words.t('finding.state-invalid.headline', { subject }),
    short: words.t('finding.state-invalid.short'),
    consequence: whatStops(family, words),
    advice: words.t('finding.state-invalid.advice'),
  }),
});
