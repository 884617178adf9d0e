import { daysBetween } from '../calendar.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Token } from '../token.ts';
import { finding, type Policy, type Rule } from './context.ts';

/** Expired is exact; everything before it counts calendar days in the configured zone. */
export const judgeExpiry: Rule = (token, { now, policy }) => expiryFinding(token, now, policy);

/** What is to be said of a token's date at `now`. */
export function expiryFinding(token: Token, now: Instant, policy: Policy): Finding | undefined {
  const { expiresAt } = token;
  if (expiresAt === undefined) return finding(token, 'expiry-unknown', 'warning');
  const days = daysBetween(now, expiresAt, policy.zone);
  if (now >= expiresAt) return finding(token, 'expired', 'critical', { expiresAt, days });
  if (days === 0) return finding(token, 'expires-today', 'critical', { expiresAt, days });
  if (days > Math.max(0, ...policy.ladder)) return undefined;
  return finding(token, 'expires-soon', severityOf(days), { expiresAt, days });
}

function severityOf(days: number): Severity {
  if (days <= 7) return 'critical';
  return days <= 30 ? 'warning' : 'info';
}
