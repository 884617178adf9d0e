import { daysBetween } from '../calendar.ts';
import { LOOKS_TO_BE_SURE, looksSince } from '../looking.ts';
import { isCarried, refKey, type VppToken } from '../token.ts';
import { finding, type Rule, type RuleContext } from './context.ts';
import { folded } from './peers.ts';

/**
 * Another topic is another certificate: every enrolled device has to enrol again, unless the old entry
 * in Apple's portal is renewed and uploaded while that is still possible.
 */
export const judgeTopic: Rule = (token, context) => {
  if (token.family !== 'push') return undefined;
  const before = context.own?.topic;
  if (before === undefined || token.topic === undefined || isSameText(before, token.topic)) return undefined;
  return finding(token, 'wrong-renewal', 'critical', { before, after: token.topic });
};

/**
 * A date that is earlier than the one there was, or that is not given any more, is no renewal: something else than
 * the newest token was uploaded, or Intune lost it. Another certificate has another date, and is worse news.
 */
export const judgeMovedBack: Rule = (token, context) => {
  const { expiresAt: movedFrom, dateMissingSince } = context.own ?? {};
  const { expiresAt } = token;
  if (movedFrom === undefined || judgeTopic(token, context) !== undefined) return undefined;
  if (isCarried(token, 'expiresAt') || expiresAt === undefined) {
    const looks = dateMissingSince === undefined ? 1 : looksSince(dateMissingSince, context.seenAt);
    return looks < LOOKS_TO_BE_SURE ? undefined : finding(token, 'moved-back', 'warning', { movedFrom });
  }
  return expiresAt < movedFrom
    ? finding(token, 'moved-back', 'warning', { movedFrom, expiresAt })
    : undefined;
};

/**
 * Apple can move a push certificate to another Apple Account on request; with the same topic that is only
 * news. The other families take a renewal from any account with the right role.
 */
export const judgeAccountChange: Rule = (token, { own }) => {
  const account = own?.appleAccount;
  if (account === undefined || token.appleAccount === undefined || isSameText(account, token.appleAccount))
    return undefined;
  const detail = { before: account, after: token.appleAccount };
  if (token.family !== 'push') return finding(token, 'account-changed', 'info', detail);
  return finding(token, 'account-changed', 'info', { ...detail, topic: compared(own?.topic, token.topic) });
};

function compared(before: string | undefined, now: string | undefined): 'same' | 'other' | 'unknown' {
  if (before === undefined || now === undefined) return 'unknown';
  return isSameText(before, now) ? 'same' : 'other';
}

/**
 * A location token uploaded as a new one instead of renewed shows every app twice. Two tokens of one
 * location prove it; a newcomer with the Apple Account of one about to lapse makes it probable.
 */
export const judgeRecreated: Rule<VppToken> = (token, context) => {
  const twins = [...context.peers.sameLocation(token), ...replacedBy(token, context)];
  if (twins.length === 0) return undefined;
  const others = twins.map(({ family, id }) => ({ family, id }));
  return finding(token, 'recreated', 'warning', { others });
};

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
  return old.expiresAt !== undefined && daysBetween(context.now, old.expiresAt, context.policy.zone) <= 30;
}

function isNewcomer(token: VppToken, { known }: RuleContext): boolean {
  const remembered = known?.get(refKey(token));
  return remembered === undefined || remembered.newcomer === true;
}

function isSameText(one: string, other: string): boolean {
  return folded(one) === folded(other);
}
