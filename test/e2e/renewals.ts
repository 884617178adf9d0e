import { randomUUID } from 'node:crypto';
import type { TenantState } from '../../demo/tenant/state.ts';
import { removePush as remove, uploadPush } from '../../demo/tenant/transitions.ts';

/** What people do in Apple's portal and the admin centre, rightly or wrongly. */
export const renewPush = (state: TenantState, now: number): TenantState =>
  uploadPush(state, 'renew', { now, uuid: randomUUID });

export const uploadPushFromOther = (state: TenantState, now: number): TenantState =>
  uploadPush(state, 'created-anew', { now, uuid: randomUUID });

export const removePush = (state: TenantState, now: number): TenantState =>
  remove(state, { now, uuid: randomUUID });
