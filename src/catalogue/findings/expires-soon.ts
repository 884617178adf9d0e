import { whatWillStop } from '../../domain/guidance/consequences.ts';
import type { StateCode } from '../../domain/guidance/saying.ts';
import type { Severity } from '../../domain/severity.ts';
import { tokenFinding } from './definition.ts';
import { expiryOf, RENEW } from './shared/expiry.ts';

/** Calendar days from which on it is urgent, and from which on it is time to begin. */
const CRITICAL_DAYS = 7;
const WARNING_DAYS = 30;

const STATES: { readonly [S in Severity]: StateCode } = {
  critical: 'critical',
  warning: 'soon',
  info: 'coming-up',
};

/** Its days have reached the ladder. */
export const expiresSoon = tokenFinding({
  families: 'every',
  needs: [],
  lasts: true,
  find: (token, context) => {
    const expiry = expiryOf(token, context);
    if (expiry === undefined || expiry.days <= 0) return undefined;
    return expiry.days <= Math.max(0, ...context.policy.ladder) ? expiry : undefined;
  },
  severity: {
    oneOf: ['info', 'warning', 'critical'],
    of: ({ detail: { days } }) => {
      if (days <= CRITICAL_DAYS) return 'critical';
      return days <= WARNING_DAYS ? 'warning' : 'info';
    },
  },
  moment: { when: 'ladder' },
  helps: 'renewal',
  place: 'headline',
  actions: RENEW,
  say: ({ subject, family, severity, detail: { days }, words }) => ({
    state: STATES[severity],
    headline: words.t('finding.expires-soon.headline', { subject, days: words.days(days) }),
    short: '',
    consequence: whatWillStop(family, words),
    advice: words.t(
      severity === 'info' ? 'finding.expires-soon.advice.early' : 'finding.expires-soon.advice',
    ),
  }),
});
