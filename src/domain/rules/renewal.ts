import { daysBetween } from '../calendar.ts';
import { refKey, type VppToken } from '../token.ts';
import { finding, type Rule, type RuleContext } from './context.ts';

/**
 * Another topic is another certificate: every enrolled device has to enrol again, unless the old entry
 * in Apple's portal is renewed and uploaded while that is still possible.
 */
export const judgeTopic: Rule = (token, { known }) => {
  if (token.family !== 'push') return undefined;
  const before = known?.get(refKey(token))?.topic;
  if (before === undefined || token.topic === undefined || sameText(before, token.topic)) return undefined;
  return finding(token, 'wrong-renewal', 'critical', { before, after: token.topic });
};

/** Apple can move a certificate to another Apple Account on request; with the same topic that is only news. */
export const judgeAccountChange: Rule = (token, { known }) => {
  const before = known?.get(refKey(token))?.appleAccount;
  if (before === undefined || token.appleAccount === undefined || sameText(before, token.appleAccount))
    return undefined;
  return finding(token, 'account-changed', 'info', { before, after: token.appleAccount });
};

/**
 * A location token uploaded as a new one instead of renewed shows every app twice. Two tokens of one
 * location prove it; a newcomer with the Apple Account of one about to lapse makes it probable.
 */
export const judgeRecreated: Rule<VppToken> = (token, context) => {
  const twins = context.tokens.filter(
    (other): other is VppToken =>
      other.family === 'vpp' &&
      other.id !== token.id &&
      (sameLocation(token, other) || replaces(token, other, context)),
  );
  if (twins.length === 0) return undefined;
  const others = twins.map(({ family, id }) => ({ family, id }));
  return finding(token, 'recreated', 'warning', { others });
};

function sameLocation(one: VppToken, other: VppToken): boolean {
  if (one.location === undefined || other.location === undefined) return false;
  return sameText(one.location, other.location) && sameText(one.organization ?? '', other.organization ?? '');
}

function replaces(token: VppToken, old: VppToken, { known, now, policy }: RuleContext): boolean {
  if (known === undefined || known.has(refKey(token)) || !known.has(refKey(old))) return false;
  if (token.location !== undefined && old.location !== undefined) return false;
  if (token.appleAccount === undefined || old.appleAccount === undefined) return false;
  if (old.expiresAt === undefined || daysBetween(now, old.expiresAt, policy.zone) > 30) return false;
  return sameText(token.appleAccount, old.appleAccount);
}

function sameText(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
