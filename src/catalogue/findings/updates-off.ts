import { lead, tokenFinding } from './definition.ts';

/** A setting that may be meant; unread, it says nothing. */
export const updatesOff = tokenFinding({
  families: ['vpp'],
  needs: ['updatesApps'],
  lasts: false,
  find: ({ updatesApps }) => (updatesApps === false ? {} : undefined),
  severity: 'info',
  moment: { when: 'shown' },
  helps: 'neither',
  place: 'row-note',
  actions: lead('open-in-intune', 'check-now'),
  say: ({ subject, words }) => ({
    headline: words.t('finding.updates-off.headline', { subject }),
    short: words.t('finding.updates-off.short'),
    consequence: words.t('finding.updates-off.consequence'),
    advice: words.t('finding.updates-off.advice'),
  }),
});
