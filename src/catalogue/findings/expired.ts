import { pushAfterExpiry, whatStops } from '../../domain/guidance/consequences.ts';
import { type Context, tokenFinding } from './definition.ts';
import { expiryOf, RENEW } from './shared/expiry.ts';

/** The date that was given last counts until another one is given. */
export const expired = tokenFinding({
  families: 'every',
  needs: [],
  lasts: true,
  find: (token, context) => {
    const expiry = expiryOf(token, context);
    return expiry !== undefined && context.now >= expiry.expiresAt ? expiry : undefined;
  },
  severity: 'critical',
  moment: { when: 'ladder' },
  helps: 'renewal',
  costs: true,
  alarms: true,
  causes: (family) => (family === 'push' ? ['token-ended', 'tenant-outage'] : ['token-ended']),
  place: 'headline',
  actions: RENEW,
  say: (context) => {
    const { family, detail, words } = context;
    const stops = whatStops(family, words);
    const isPush = family === 'push';
    return {
      state: 'expired',
      headline: headline(context),
      short: '',
      consequence: isPush ? words.t('finding.expired.outage', { stops }) : stops,
      advice: isPush ? pushAfterExpiry(-detail.days, words) : words.t('finding.expired.advice'),
    };
  },
});

function headline({ subject, detail, words }: Context<{ expiresAt: number; days: number }>): string {
  const { expiresAt, days } = detail;
  if (days === 0) return words.t('finding.expired.headline.today', { subject, time: words.time(expiresAt) });
  return words.t('finding.expired.headline', {
    subject,
    days: words.days(days),
    date: words.date(expiresAt),
  });
}
