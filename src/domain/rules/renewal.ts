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

/**
 * Apple can move a push certificate to another Apple Account on request; with the same topic that is only
 * news. The other families take a renewal from any account with the right role.
 */
export const judgeAccountChange: Rule = (token, { known }) => {
  const before = known?.get(refKey(token));
  const account = before?.appleAccount;
  if (account === undefined || token.appleAccount === undefined || sameText(account, token.appleAccount))
    return undefined;
  const detail = { before: account, after: token.appleAccount };
  if (token.family !== 'push') return finding(token, 'account-changed', 'info', detail);
  return finding(token, 'account-changed', 'info', {
    ...detail,
    topic: compared(before?.topic, token.topic),
  });
};

function compared(before: string | undefined, now: string | undefined): 'same' | 'other' | 'unknown' {
  if (before === undefined || now === undefined) return 'unknown';
  return sameText(before, now) ? 'same' : 'other';
}

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
