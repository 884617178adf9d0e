import { lead, tokenFinding } from './definition.ts';

/** Beta alone has this state. */
export const stateDuplicate = tokenFinding({
  families: ['vpp'],
  needs: ['state'],
  lasts: true,
  find: ({ state }) => (state === 'duplicateLocationId' ? {} : undefined),
  severity: 'critical',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.state-duplicate' },
  helps: 'neither',
  costs: true,
  causes: () => ['token-ended'],
  place: 'headline',
  actions: lead('open-in-intune', 'what-to-check', 'claim', 'snooze'),
  say: ({ subject, words }) => ({
    headline: words.t('finding.state-duplicate.headline', { subject }),
    short: words.t('finding.state-duplicate.short'),
    consequence: words.t('finding.state-duplicate.consequence'),
    advice: words.t('finding.state-duplicate.advice'),
  }),
});
