import { tokenFinding } from './definition.ts';
import { withOthers } from './shared/others.ts';

/** One password change then ends several families at once. */
export const sharedAccount = tokenFinding({
  families: 'every',
  needs: ['appleAccount'],
  lasts: false,
  find: (token, { peers }) => {
    const others = peers.otherFamilies(token);
    return others === undefined ? undefined : { others };
  },
  severity: 'info',
  moment: { when: 'shown' },
  helps: 'neither',
  place: 'card-note',
  say: ({ subject, family, others, words }) => ({
    headline: words.t('finding.shared-account.headline', { subject }),
    consequence: withOthers('shared-account', others, words),
    advice: words.t(`finding.shared-account.advice.${family === 'push' ? 'push' : 'others'}`),
  }),
});
