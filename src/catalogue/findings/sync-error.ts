import { syncErrorAdvice } from '../../domain/guidance/sync-error.ts';
import { lead, tokenFinding } from './definition.ts';
import { cannotSync } from './shared/sync.ts';

/** Muted by no outage: its usual cause, terms nobody accepted, has to be mended all the same. */
export const syncError = tokenFinding({
  families: ['ade'],
  needs: ['syncErrorCode'],
  lasts: false,
  find: (token, { now }) =>
    cannotSync(token, now) || token.syncErrorCode === 0 ? undefined : { errorCode: token.syncErrorCode },
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.sync-error' },
  helps: 'sync',
  mutedBy: ['token-ended'],
  place: 'headline',
  actions: lead('sync', 'open-apple-portal', 'what-to-check', 'open-in-intune', 'claim', 'snooze'),
  say: ({ subject, detail: { errorCode }, words }) => {
    const code = String(errorCode);
    return {
      headline: words.t('finding.sync-error.headline', { subject, code }),
      short: words.t('finding.sync-error.short', { code }),
      consequence: words.t('finding.sync-error.consequence'),
      advice: syncErrorAdvice(errorCode, words),
    };
  },
});
