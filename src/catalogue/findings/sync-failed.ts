import { tokenFinding } from './definition.ts';
import { cannotSync, hasFailed, SYNC } from './shared/sync.ts';

export const syncFailed = tokenFinding({
  families: ['vpp'],
  needs: ['syncStatus', 'lastSyncAt', 'state'],
  lasts: false,
  find: (token, { now }) => {
    if (cannotSync(token, now) || !hasFailed(token)) return undefined;
    const { lastSyncAt } = token;
    return lastSyncAt === undefined ? {} : { lastSyncAt };
  },
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.sync-failed' },
  helps: 'sync',
  mutedBy: ['token-ended', 'tenant-outage'],
  place: 'headline',
  actions: SYNC,
  say: ({ subject, detail: { lastSyncAt }, now, words }) => {
    const consequence = words.t('finding.sync-failed.consequence');
    return {
      headline: words.t('finding.sync-failed.headline', { subject }),
      short: words.t('finding.sync-failed.short'),
      consequence:
        lastSyncAt === undefined
          ? consequence
          : `${consequence} ${words.t('finding.sync-failed.last-sync', { when: words.moment(lastSyncAt, now) })}`,
      advice: words.t('finding.sync-failed.advice'),
    };
  },
});
