import type { Token } from '../domain/token.ts';
import type { SyncStart } from '../ports.ts';
import type { FamilyReader } from './family-reader.ts';
import type { GraphSession } from './graph-session.ts';

/**
 * Asks Intune to sync one token with Apple. Every 2xx is a yes: the documentation says 200 for
 * `syncLicenses` and 204 for `syncWithAppleDeviceEnrollmentProgram`, both have been seen otherwise.
 * `gone` also for a family that has nothing to sync.
 */
export async function startSync(
  reader: FamilyReader<Token>,
  id: string,
  session: GraphSession,
): Promise<SyncStart> {
  if (reader.sync === undefined) return { outcome: 'gone' };
  const { version, action } = reader.sync;
  const path = `${reader.path}/${encodeURIComponent(id)}/${action}`;
  const answer = await session.post({ version, path, query: '' });
  if (answer.ok) return { outcome: 'started' };
  const { reason } = answer.failure;
  return reason.status === 404 ? { outcome: 'gone' } : { outcome: 'refused', reason };
}
