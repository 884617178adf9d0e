import { daysBetween } from '../../../domain/calendar.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { RuleContext } from '../../../domain/rules/context.ts';
import type { Token } from '../../../domain/token.ts';
import { lead } from '../definition.ts';

/** What every Finding about a date speaks of. */
interface Expiry {
  readonly expiresAt: Instant;
  /** Calendar days in the configured zone; negative after it. */
  readonly days: number;
}

/** When it ends; undefined when that is not known. Expired is exact, everything before it counts calendar days. */
export function expiryOf(
  { expiresAt }: Pick<Token, 'expiresAt'>,
  { now, policy }: RuleContext,
): Expiry | undefined {
  return expiresAt === undefined ? undefined : { expiresAt, days: daysBetween(now, expiresAt, policy.zone) };
}

/** What renewing ends. */
export const RENEW = lead('open-renewal-page', 'claim', 'how-to-renew', 'open-apple-portal', 'snooze');
