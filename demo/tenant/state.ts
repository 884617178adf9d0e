import type { Family } from '../../src/catalogue/families/families.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Entity } from './odata.ts';

/** The push certificate of the tenant. Graph gives it a new id at every read, so none is kept here. */
export interface PushRecord {
  readonly appleIdentifier: string;
  /** `com.apple.mgmt.External.<uuid>`: what enrolled devices are bound to. */
  readonly topic: string;
  /** Upper-case hex. */
  readonly serial: string;
  readonly expiresAt: Instant;
  /** Only of a wrong one: the certificate whose topic devices are enrolled with. It can still be renewed at Apple. */
  readonly inPlaceOf?: PushRecord;
}

/** Every word of `vppTokenState` in beta. v1.0 does not know the last one. */
export type VppState =
  | 'unknown'
  | 'valid'
  | 'expired'
  | 'invalid'
  | 'assignedToExternalMDM'
  | 'duplicateLocationId';

export interface VppRecord {
  readonly id: string;
  readonly displayName: string;
  readonly locationName: string;
  readonly organizationName: string;
  readonly appleId: string;
  readonly accountType: 'business' | 'education';
  readonly countryOrRegion: string;
  /** What Apple says of the token, its date aside; `expired` follows from `expiresAt` at read time. */
  readonly state: VppState;
  readonly expiresAt: Instant;
  readonly modifiedAt: Instant;
  /** Undefined means never. */
  readonly lastSyncAt: Instant | undefined;
  readonly syncStatus: 'none' | 'inProgress' | 'completed' | 'failed';
  /** When the running sync ends; undefined when none runs. */
  readonly syncEndsAt: Instant | undefined;
  /** Makes every further sync fail although the token is fine. */
  readonly syncFails: boolean;
}

export interface AdeRecord {
  readonly id: string;
  readonly tokenName: string;
  readonly appleIdentifier: string;
  readonly tokenType: 'dep' | 'appleSchoolManager';
  readonly expiresAt: Instant;
  readonly modifiedAt: Instant;
  /** Last sync that succeeded; undefined means never. */
  readonly lastSyncAt: Instant | undefined;
  readonly syncTriggeredAt: Instant | undefined;
  /** When the running sync ends; undefined when none runs. */
  readonly syncEndsAt: Instant | undefined;
  readonly syncErrorCode: number;
  /** The code with which every further sync ends; 0 lets them succeed. */
  readonly syncFailsWith: number;
  readonly deviceCount: number;
}

/** One line of the admin centre's list of what happened lately. */
export interface TenantEvent {
  readonly at: Instant;
  readonly text: string;
}

/** Everything the simulated tenant knows. Immutable: every transition returns a new one. */
export interface TenantState {
  readonly organization: string;
  /** Undefined: no push certificate was ever uploaded, or it was removed. */
  readonly push: PushRecord | undefined;
  readonly vpp: readonly VppRecord[];
  readonly ade: readonly AdeRecord[];
  /** The bodies of the plain families, by family. */
  readonly plain: { readonly [F in Family]?: readonly Entity[] };
  /** Newest first. */
  readonly events: readonly TenantEvent[];
}

const EVENTS_KEPT = 12;

/** The state with one more line in its list of events; the oldest lines fall off. */
export function note(state: TenantState, at: Instant, text: string): TenantState {
  return { ...state, events: [{ at, text }, ...state.events].slice(0, EVENTS_KEPT) };
}

/** The state with some fields of one location token replaced; unchanged when nobody has that id. */
export function changeVpp(state: TenantState, id: string, patch: Partial<VppRecord>): TenantState {
  return { ...state, vpp: state.vpp.map((token) => (token.id === id ? { ...token, ...patch } : token)) };
}

/** The state with some fields of one enrolment program token replaced; unchanged when nobody has that id. */
export function changeAde(state: TenantState, id: string, patch: Partial<AdeRecord>): TenantState {
  return { ...state, ade: state.ade.map((token) => (token.id === id ? { ...token, ...patch } : token)) };
}

/** The state with some fields of the push certificate replaced; unchanged when there is none. */
export function changePush(state: TenantState, patch: Partial<PushRecord>): TenantState {
  if (state.push === undefined) return state;
  return { ...state, push: { ...state.push, ...patch } };
}
