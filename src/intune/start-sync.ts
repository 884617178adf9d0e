import type { FamilyDefinition } from '../catalogue/families/family.ts';
import type { Instant } from '../domain/instant.ts';
import type { SyncStart } from '../ports.ts';
import { isNotFound } from './failure.ts';
import type { GraphSession } from './graph-session.ts';
import { mayHaveStarted } from './retry.ts';

/**
 * Asks Intune to sync one token with Apple. Every 2xx is a yes: the documentation says 200 for
 * `syncLicenses` and 204 for `syncWithAppleDeviceEnrollmentProgram`, both have been seen otherwise.
 * `gone` also for a family that has nothing to sync. First match decides.
 */
export async function startSync(
  { source, sync }: FamilyDefinition,
  id: string,
  session: GraphSession,
  clock: () => Instant,
): Promise<SyncStart> {
  if (sync === undefined) return { outcome: 'gone' };
  const { version, action } = sync;
  const path = `${source.path}/${encodeURIComponent(id)}/${action}`;
  const answer = await session.post({ version, path, query: '' });
  if (answer.ok) return { outcome: 'started' };
  const { reason, retryAfterMs } = answer.failure;
  if (isNotFound(reason)) return { outcome: 'gone' };
  if (reason.kind === 'throttled') {
    return {
      outcome: 'throttled',
      reason,
      ...(retryAfterMs === undefined ? {} : { retryAt: clock() + retryAfterMs }),
    };
  }
  return { outcome: mayHaveStarted(answer.failure) ? 'unknown' : 'refused', reason };
}
