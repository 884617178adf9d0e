import { ageOf } from '../words/times.ts';
import { tokenFinding } from './definition.ts';
import { cannotSync, DEAD_AFTER, hasFailed, STALE_AFTER, SYNC } from './shared/sync.ts';

export const syncStale = tokenFinding({
  families: ['vpp', 'ade'],
  needs: ['syncStatus', 'lastSyncAt', 'state'],
  lasts: false,
  find: (token, { now }) => {
    const { lastSyncAt } = token;
    if (lastSyncAt === undefined || cannotSync(token, now) || hasFailed(token)) return undefined;
    const age = now - lastSyncAt;
    return age > STALE_AFTER ? { lastSyncAt } : undefined;
  },
  severity: {
    oneOf: ['warning', 'critical'],
    of: ({ detail, context }) => (context.now - detail.lastSyncAt >= DEAD_AFTER ? 'critical' : 'warning'),
  },
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.sync-stale' },
  helps: 'sync',
  mutedBy: ['token-ended', 'tenant-outage'],
  place: 'headline',
  actions: SYNC,
  say: ({ subject, detail: { lastSyncAt }, now, words }) => {
    const { count, unit } = ageOf(now - lastSyncAt);
    const lasting = words.t(`lasting.${unit}`, { n: count });
    return {
      headline: words.t('finding.sync-stale.headline', { subject, lasting }),
      short: words.t('finding.sync-stale.short', { lasting }),
      consequence: words.t('finding.sync-stale.consequence'),
      advice: words.t('finding.sync-stale.advice'),
    };
  },
});
