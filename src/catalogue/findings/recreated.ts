import { daysBetween } from '../../domain/calendar.ts';
import type { RuleContext } from '../../domain/rules/context.ts';
import { refKey, type VppToken } from '../../domain/token.ts';
import { lead, tokenFinding } from './definition.ts';
import { withOthers } from './shared/others.ts';

/** Calendar days to the end of the old one within which a newcomer is probably meant to replace it. */
const CLOSE_DAYS = 30;

/**
 * A location token uploaded as a new one instead of renewed shows every app twice. Two tokens of one
 * location prove it; a newcomer with the Apple Account of one about to lapse makes it probable.
 */
export const recreated = tokenFinding({
  families: ['vpp'],
  needs: ['location', 'appleAccount'],
  lasts: false,
  find: (token, context) => {
    const twins = [...context.peers.sameLocation(token), ...replacedBy(token, context)];
    return twins.length === 0 ? undefined : { others: twins.map(({ family, id }) => ({ family, id })) };
  },
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.recreated' },
  helps: 'neither',
  compares: true,
  // Of tokens that seem to be one and the same the one that came last is on record.
  recorded: ({ detail: { others }, isLatest }) =>
    isLatest(others)
      ? others
          .map((other) => refKey(other))
          .sort()
          .join(' ')
      : undefined,
  place: 'headline',
  actions: lead('open-in-intune', 'what-to-check', 'claim', 'snooze'),
  say: ({ subject, words, others }) => ({
    headline: words.t('finding.recreated.headline', { subject }),
    short: words.t('finding.recreated.short'),
    consequence: withOthers('recreated', others, words),
    advice: words.t('finding.recreated.advice'),
  }),
});

function replacedBy(token: VppToken, context: RuleContext): VppToken[] {
  const { known } = context;
  if (known === undefined || !isNewcomer(token, context)) return [];
  return context.peers
    .sameAccount(token)
    .filter((old) => old.id !== token.id && isReplaced(old, token, context));
}

function isReplaced(old: VppToken, token: VppToken, context: RuleContext): boolean {
  if (isNewcomer(old, context)) return false;
  if (token.location !== undefined && old.location !== undefined) return false;
  if (old.expiresAt === undefined) return false;
  return daysBetween(context.now, old.expiresAt, context.policy.zone) <= CLOSE_DAYS;
}

function isNewcomer(token: VppToken, { known }: RuleContext): boolean {
  const remembered = known?.get(refKey(token));
  return remembered === undefined || remembered.newcomer === true;
}
