import { tokenFinding } from './definition.ts';
import { cannotSync, hasFailed, SYNC } from './shared/sync.ts';

export const syncNever = tokenFinding({
  families: ['vpp', 'ade'],
  needs: ['syncStatus', 'lastSyncAt', 'state'],
  lasts: false,
  find: (token, { now }) =>
    token.lastSyncAt !== undefined || cannotSync(token, now) || hasFailed(token) ? undefined : {},
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.sync-never' },
  helps: 'sync',
  mutedBy: ['token-ended', 'tenant-outage'],
  place: 'headline',
  actions: SYNC,
  say: ({ subject, words }) => ({
    headline: words.t('finding.sync-never.headline', { subject }),
    short: words.t('finding.sync-never.short'),
    consequence: words.t('finding.sync-never.consequence'),
    advice: words.t('finding.sync-never.advice'),
  }),
});
