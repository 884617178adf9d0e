import { DAY, type Instant } from '../../src/domain/instant.ts';
import { ade, vpp, wholeSecond } from './demo-data.ts';
import { changeAde, changePush, changeVpp, note, type PushRecord, type TenantState } from './state.ts';
import { ADE_TOKEN_REFUSED } from './sync.ts';

/** What a transition needs besides the state. */
export interface Change {
  readonly now: Instant;
  readonly uuid: () => string;
}

/** Apple's tokens live a year. */
const LIFETIME = 365 * DAY;

/** Apple Account that a colleague would wrongly take, or to which Apple moves the certificate on request. */
const OTHER_ACCOUNT = 'alex.wilber@contoso.example';

/** How a push certificate was uploaded; only `renew` and `account-moved` keep the devices enrolled. */
export type PushUpload = 'renew' | 'account-moved' | 'created-anew' | 'other-account';

/** Uploads a push certificate: a year more, a new serial; the topic stays only when it was renewed. */
export function uploadPush(state: TenantState, how: PushUpload, change: Change): TenantState {
  const { push } = state;
  const keepsTopic = push !== undefined && (how === 'renew' || how === 'account-moved');
  const keepsAccount = push !== undefined && (how === 'renew' || how === 'created-anew');
  const next: PushRecord = {
    appleIdentifier: keepsAccount ? push.appleIdentifier : accountOtherThan(push?.appleIdentifier),
    topic: keepsTopic ? push.topic : `com.apple.mgmt.External.${change.uuid()}`,
    serial: change.uuid().replaceAll('-', '').slice(0, 16).toUpperCase(),
    expiresAt: wholeSecond(change.now + LIFETIME),
  };
  const text = keepsTopic
    ? 'Push certificate renewed, same topic.'
    : 'Push certificate with a new topic uploaded.';
  // After a second wrong one the devices are still enrolled with the topic that the first one replaced.
  const inPlaceOf = push?.inPlaceOf ?? (keepsTopic ? undefined : push);
  const uploaded = inPlaceOf === undefined ? next : { ...next, inPlaceOf };
  return note({ ...state, push: uploaded }, change.now, text);
}

/** Renews the certificate that a wrong one replaced, from its own Apple Account, and uploads it: its topic is back. */
export function undoPush(state: TenantState, change: Change): TenantState {
  const former = state.push?.inPlaceOf;
  if (former === undefined) return state;
  const undone = uploadPush({ ...state, push: former }, 'renew', change);
  return note(undone, change.now, 'Wrong renewal undone: the former topic is back.');
}

function accountOtherThan(account: string | undefined): string {
  return account === undefined || account === OTHER_ACCOUNT ? 'mdm@contoso.example' : OTHER_ACCOUNT;
}

export function removePush(state: TenantState, change: Change): TenantState {
  return note({ ...state, push: undefined }, change.now, 'Push certificate removed.');
}

/** Moves the expiry to so long from now; a negative `left` is a date in the past. Milliseconds. */
export function leavePush(state: TenantState, left: number, change: Change): TenantState {
  const aged = changePush(state, { expiresAt: wholeSecond(change.now + left) });
  return note(aged, change.now, 'Expiry of the push certificate moved.');
}

/** Moves the expiry so much earlier, as when an older certificate is uploaded again. Milliseconds. */
export function setBackPush(state: TenantState, by: number, change: Change): TenantState {
  if (state.push === undefined) return state;
  const moved = changePush(state, { expiresAt: state.push.expiresAt - by });
  return note(moved, change.now, 'Expiry of the push certificate moved back.');
}

/** Uploads a new content token to the existing one: the right way. What another MDM holds stays there. */
export function renewVpp(state: TenantState, id: string, change: Change): TenantState {
  const token = state.vpp.find((one) => one.id === id);
  if (token === undefined) return state;
  const stuck = token.state === 'assignedToExternalMDM' || token.state === 'duplicateLocationId';
  const renewed = changeVpp(state, id, {
    expiresAt: wholeSecond(change.now + LIFETIME),
    modifiedAt: change.now,
    state: stuck ? token.state : 'valid',
    syncFails: false,
  });
  return note(renewed, change.now, `Location token ${token.displayName} renewed.`);
}

/**
 * Uploads the content token as a new one beside the old: the same location twice. Intune calls such a
 * token Duplicate; that it marks the newcomer and not the old one is a guess.
 */
export function uploadVppAsNew(state: TenantState, id: string, change: Change): TenantState {
  const token = state.vpp.find((one) => one.id === id);
  if (token === undefined) return state;
  const duplicate = vpp(change.now, {
    id: change.uuid(),
    displayName: `${token.displayName} (new)`,
    locationName: token.locationName,
    appleId: token.appleId,
    expiresAt: change.now + LIFETIME,
    modifiedAt: change.now,
    state: 'duplicateLocationId',
    lastSyncAt: undefined,
    syncStatus: 'none',
  });
  const text = `Location token ${duplicate.displayName} uploaded beside ${token.displayName}.`;
  return note({ ...state, vpp: [...state.vpp, duplicate] }, change.now, text);
}

/** Deletes a location token; a duplicate that is now alone with its location turns valid. */
export function deleteVpp(state: TenantState, id: string, change: Change): TenantState {
  const token = state.vpp.find((one) => one.id === id);
  if (token === undefined) return state;
  const left = state.vpp.filter((one) => one.id !== id);
  const sharing = left.filter((one) => one.locationName === token.locationName);
  const [alone] = sharing.length === 1 ? sharing : [];
  const without = { ...state, vpp: left };
  const freed =
    alone?.state === 'duplicateLocationId' ? changeVpp(without, alone.id, { state: 'valid' }) : without;
  return note(freed, change.now, `Location token ${token.displayName} deleted.`);
}

/** Uploads a renewed token to the existing enrolment program token: the right way. */
export function renewAde(state: TenantState, id: string, change: Change): TenantState {
  const token = state.ade.find((one) => one.id === id);
  if (token === undefined) return state;
  const renewed = changeAde(state, id, {
    expiresAt: wholeSecond(change.now + LIFETIME),
    modifiedAt: change.now,
    syncErrorCode: 0,
    syncFailsWith: 0,
  });
  return note(renewed, change.now, `Enrolment program token ${token.tokenName} renewed.`);
}

/** Downloads a new token at Apple and never uploads it: Apple stops taking the one in use, its date stays. */
export function downloadAdeOnly(state: TenantState, id: string, change: Change): TenantState {
  const token = state.ade.find((one) => one.id === id);
  if (token === undefined) return state;
  const dead = changeAde(state, id, { syncErrorCode: ADE_TOKEN_REFUSED, syncFailsWith: ADE_TOKEN_REFUSED });
  return note(dead, change.now, `New token for ${token.tokenName} downloaded at Apple, not uploaded.`);
}

/** Adds the token of a new device management service beside the old one; no device is assigned to it. */
export function uploadAdeAsNew(state: TenantState, id: string, change: Change): TenantState {
  const token = state.ade.find((one) => one.id === id);
  if (token === undefined) return state;
  const newcomer = ade(change.now, {
    id: change.uuid(),
    tokenName: `${token.tokenName} (new)`,
    appleIdentifier: token.appleIdentifier,
    modifiedAt: change.now,
    lastSyncAt: undefined,
    syncTriggeredAt: undefined,
    deviceCount: 0,
  });
  const text = `Enrolment program token ${newcomer.tokenName} added beside ${token.tokenName}.`;
  return note({ ...state, ade: [...state.ade, newcomer] }, change.now, text);
}

export function deleteAde(state: TenantState, id: string, change: Change): TenantState {
  const token = state.ade.find((one) => one.id === id);
  if (token === undefined) return state;
  const left = state.ade.filter((one) => one.id !== id);
  return note({ ...state, ade: left }, change.now, `Enrolment program token ${token.tokenName} deleted.`);
}
