import { whatStops } from '../../domain/guidance/consequences.ts';
import { lead, tokenFinding } from './definition.ts';

export const stateExternalMdm = tokenFinding({
  families: ['vpp'],
  needs: ['state'],
  lasts: true,
  find: ({ state }) => (state === 'assignedToExternalMDM' ? {} : undefined),
  severity: 'critical',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.state-external-mdm' },
  helps: 'neither',
  costs: true,
  causes: () => ['token-ended'],
  place: 'headline',
  actions: lead('open-in-intune', 'what-to-check', 'claim', 'snooze'),
  say: ({ subject, family, words }) => ({
    headline: words.t('finding.state-external-mdm.headline', { subject }),
    short: words.t('finding.state-external-mdm.short'),
    consequence: words.t('finding.state-external-mdm.consequence', { stops: whatStops(family, words) }),
    advice: words.t('finding.state-external-mdm.advice'),
  }),
});
