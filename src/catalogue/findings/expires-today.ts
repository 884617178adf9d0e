import { whatWillStop } from '../../domain/guidance/consequences.ts';
import { tokenFinding } from './definition.ts';
import { expiryOf, RENEW } from './shared/expiry.ts';

export const expiresToday = tokenFinding({
  families: 'every',
  needs: [],
  lasts: true,
  find: (token, context) => {
    const expiry = expiryOf(token, context);
    return expiry?.days === 0 && context.now < expiry.expiresAt ? expiry : undefined;
  },
  severity: 'critical',
  moment: { when: 'ladder' },
  helps: 'renewal',
  place: 'headline',
  actions: RENEW,
  say: ({ subject, family, detail: { expiresAt }, words }) => ({
    state: 'today',
    headline: words.t('finding.expires-today.headline', { subject, time: words.time(expiresAt) }),
    short: '',
    consequence: whatWillStop(family, words),
    advice: words.t('finding.expires-today.advice'),
  }),
});
