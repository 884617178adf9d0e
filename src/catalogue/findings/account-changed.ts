import type { RuleContext } from '../../domain/rules/context.ts';
import type { Token } from '../../domain/token.ts';
import { tokenFinding } from './definition.ts';
import { changed, otherTopic, shownChange } from './shared/before.ts';

/**
 * Apple can move a push certificate to another Apple Account on request; with the same topic that is only
 * news. The other families take a renewal from any account with the right role.
 */
export const accountChanged = tokenFinding({
  families: 'every',
  needs: ['appleAccount'],
  lasts: false,
  find: (token, context) => {
    const change = changed(context.own?.appleAccount, token.appleAccount);
    if (change === undefined || token.family !== 'push') return change;
    return { ...change, topic: topicBeside(token, context) };
  },
  severity: 'info',
  moment: { when: 'shown' },
  helps: 'neither',
  compares: true,
  place: 'card-note',
  say: ({ subject, detail, words }) => ({
    headline: words.t('finding.account-changed.headline', { subject }),
    consequence: words.t('finding.account-changed.consequence', shownChange(detail)),
    advice:
      'topic' in detail
        ? words.t(`finding.account-changed.advice.push.${detail.topic}`)
        : words.t('finding.account-changed.advice.others'),
  }),
});

function topicBeside(token: Extract<Token, { family: 'push' }>, context: RuleContext) {
  if (otherTopic(token, context) !== undefined) return 'other';
  return context.own?.topic === undefined || token.topic === undefined ? 'unknown' : 'same';
}
