import { accountChanged } from './account-changed.ts';
import { cannotCheck } from './cannot-check.ts';
import type { FindingDefinition } from './definition.ts';
import { expired } from './expired.ts';
import { expiresSoon } from './expires-soon.ts';
import { expiresToday } from './expires-today.ts';
import { expiryUnknown } from './expiry-unknown.ts';
import { movedBack } from './moved-back.ts';
import { personalAccount } from './personal-account.ts';
import { recreated } from './recreated.ts';
import { sharedAccount } from './shared-account.ts';
import { stateDuplicate } from './state-duplicate.ts';
import { stateExpired } from './state-expired.ts';
import { stateExternalMdm } from './state-external-mdm.ts';
import { stateInvalid } from './state-invalid.ts';
import { stateUnknown } from './state-unknown.ts';
import { syncError } from './sync-error.ts';
import { syncFailed } from './sync-failed.ts';
import { syncNever } from './sync-never.ts';
import { syncStale } from './sync-stale.ts';
import { updatesOff } from './updates-off.ts';
import { vanished } from './vanished.ts';
import { wrongRenewal } from './wrong-renewal.ts';

/**
 * Every kind of Finding. The order is their rank: of two that are equally severe the earlier one leads. The name of a
 * kind is the same in the log, the store, the metrics and the tests.
 */
export const FINDINGS = {
  'wrong-renewal': wrongRenewal,
  vanished,
  expired,
  'state-expired': stateExpired,
  'state-invalid': stateInvalid,
  'state-external-mdm': stateExternalMdm,
  'state-duplicate': stateDuplicate,
  'expires-today': expiresToday,
  'cannot-check': cannotCheck,
  'expires-soon': expiresSoon,
  'moved-back': movedBack,
  recreated,
  'sync-error': syncError,
  'sync-failed': syncFailed,
  'sync-stale': syncStale,
  'sync-never': syncNever,
  'expiry-unknown': expiryUnknown,
  'state-unknown': stateUnknown,
  'updates-off': updatesOff,
  'account-changed': accountChanged,
  'personal-account': personalAccount,
  'shared-account': sharedAccount,
} as const satisfies { readonly [kind: string]: FindingDefinition };

export type FindingKind = keyof typeof FINDINGS;

export const FINDING_KINDS = Object.keys(FINDINGS) as readonly FindingKind[];

/**
 * What is known about a kind that was stored, perhaps by another release; undefined where this one does not know it.
 */
export function knownFinding(kind: string): FindingDefinition | undefined {
  return Object.hasOwn(FINDINGS, kind) ? FINDINGS[kind as FindingKind] : undefined;
}

/** Smaller is more urgent; what this release does not know comes last. */
export function rankOfKind(kind: string): number {
  return RANKS.get(kind) ?? RANKS.size;
}

const RANKS: ReadonlyMap<string, number> = new Map(FINDING_KINDS.map((kind, rank) => [kind, rank]));
