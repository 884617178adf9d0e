import { lead, tokenFinding } from './definition.ts';
import { otherTopic, shownChange } from './shared/before.ts';

/**
 * Another topic is another certificate: every enrolled device has to enrol again, unless the old entry
 * in Apple's portal is renewed and uploaded while that is still possible.
 */
export const wrongRenewal = tokenFinding({
  families: ['push'],
  needs: ['topic'],
  lasts: true,
  find: otherTopic,
  severity: 'critical',
  moment: { when: 'at-once', upcoming: 'upcoming.kind.wrong-renewal' },
  helps: 'renewal',
  costs: true,
  alarms: true,
  compares: true,
  recorded: ({ detail }) => detail.after,
  place: 'headline',
  actions: lead('how-to-undo', 'claim', 'open-apple-portal', 'open-in-intune', 'snooze', 'accept'),
  say: ({ detail, words }) => ({
    state: 'wrong-renewal',
    headline: words.t('finding.wrong-renewal.headline'),
    short: words.t('finding.wrong-renewal.short'),
    consequence: words.t('finding.wrong-renewal.consequence', shownChange(detail)),
    advice: words.t('finding.wrong-renewal.advice'),
  }),
});
