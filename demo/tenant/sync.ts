import { type Instant, MINUTE } from '../../src/domain/instant.ts';
import {
  type AdeRecord,
  changeAde,
  changeVpp,
  note,
  type TenantState,
  type VppRecord,
  type VppState,
} from './state.ts';

/** Apple allows one manual sync of an enrolment program token in this time (Microsoft's device enrolment docs). */
export const ADE_SYNC_PAUSE = 15 * MINUTE;

/** The code the simulation shows for a token that lapsed or was replaced at Apple. The real meanings are unpublished. */
export const ADE_TOKEN_REFUSED = 3;

/** The state Intune reports for a location token at `now`: a valid one turns expired by itself. */
export function vppStateAt(token: VppRecord, now: Instant): VppState {
  return token.state === 'valid' && now >= token.expiresAt ? 'expired' : token.state;
}

/** Starts a location token's sync; one that already runs goes on unchanged. `takes` is in milliseconds. */
export function startVppSync(state: TenantState, id: string, now: Instant, takes: number): TenantState {
  const token = state.vpp.find((one) => one.id === id);
  if (token === undefined || token.syncStatus === 'inProgress') return state;
  const started = changeVpp(state, id, { syncStatus: 'inProgress', syncEndsAt: now + takes });
  return note(started, now, `Sync of location token ${token.displayName} started.`);
}

/** Whether Apple would take another manual sync of this token at `now`. */
export function mayStartAdeSync(token: AdeRecord, now: Instant): boolean {
  return token.syncTriggeredAt === undefined || now - token.syncTriggeredAt >= ADE_SYNC_PAUSE;
}

/** Starts an enrolment program token's sync. Ask {@link mayStartAdeSync} first. `takes` is in milliseconds. */
export function startAdeSync(state: TenantState, id: string, now: Instant, takes: number): TenantState {
  const token = state.ade.find((one) => one.id === id);
  if (token === undefined) return state;
  const started = changeAde(state, id, { syncTriggeredAt: now, syncEndsAt: now + takes });
  return note(started, now, `Sync of enrolment program token ${token.tokenName} started.`);
}

/** Ends every sync whose time is up at `now`. Called before each look, so that no timer is needed. */
export function settle(state: TenantState, now: Instant): TenantState {
  const withVpp = state.vpp.reduce((all, token) => endVppSync(all, token, now), state);
  return withVpp.ade.reduce((all, token) => endAdeSync(all, token, now), withVpp);
}

/** A failed sync leaves `lastSyncDateTime` alone: it is the last time a sync was done. */
function endVppSync(state: TenantState, token: VppRecord, now: Instant): TenantState {
  const { syncEndsAt } = token;
  if (syncEndsAt === undefined || now < syncEndsAt) return state;
  if (token.syncFails || vppStateAt(token, syncEndsAt) !== 'valid') {
    const failed = changeVpp(state, token.id, { syncStatus: 'failed', syncEndsAt: undefined });
    return note(failed, syncEndsAt, `Sync of location token ${token.displayName} failed.`);
  }
  const done = changeVpp(state, token.id, {
    syncStatus: 'completed',
    syncEndsAt: undefined,
    lastSyncAt: syncEndsAt,
  });
  return note(done, syncEndsAt, `Sync of location token ${token.displayName} completed.`);
}

function endAdeSync(state: TenantState, token: AdeRecord, now: Instant): TenantState {
  const { syncEndsAt } = token;
  if (syncEndsAt === undefined || now < syncEndsAt) return state;
  const code = syncEndsAt >= token.expiresAt ? ADE_TOKEN_REFUSED : token.syncFailsWith;
  if (code !== 0) {
    const failed = changeAde(state, token.id, { syncErrorCode: code, syncEndsAt: undefined });
    return note(
      failed,
      syncEndsAt,
      `Sync of enrolment program token ${token.tokenName} failed with code ${code}.`,
    );
  }
  const done = changeAde(state, token.id, {
    syncErrorCode: 0,
    syncEndsAt: undefined,
    lastSyncAt: syncEndsAt,
  });
  return note(done, syncEndsAt, `Sync of enrolment program token ${token.tokenName} completed.`);
}
