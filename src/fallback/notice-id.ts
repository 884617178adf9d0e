import { createHash } from 'node:crypto';
import type { FallbackNotice } from '../domain/fallback.ts';

/** A short name of a notice, safe in a header: the same whenever the same is said again. */
export function noticeId({ id, tenantId }: FallbackNotice): string {
  return `tw_${createHash('sha256').update(`${tenantId} ${id}`).digest('base64url').slice(0, 22)}`;
}
