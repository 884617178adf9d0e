import { randomUUID } from 'node:crypto';
import { FAMILIES_BY_DEFAULT } from '../../../src/catalogue/families/families.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import { type ConnectedIntune, connectIntune, type IntuneOptions } from '../../../src/intune/connect.ts';
import type { CallRecord } from '../../../src/intune/graph-session.ts';
import { realTimer } from '../../../src/timing/real-timer.ts';

export const TOKEN = 'demo-token';
export const NOW: Instant = Date.parse('2026-11-23T08:00:00Z');

export interface Connection {
  readonly intune: ConnectedIntune;
  /** The pauses that were taken; time passes only in them. */
  readonly pauses: readonly number[];
  readonly calls: readonly CallRecord[];
}

/** The real thing against a Graph on loopback, with a clock that only moves while it pauses. */
export function connect(graphBaseUrl: string, options: Partial<IntuneOptions> = {}): Connection {
  const pauses: number[] = [];
  const calls: CallRecord[] = [];
  let now = NOW;
  const intune = connectIntune({
    tenantId: 'contoso',
    cloud: 'global',
    families: FAMILIES_BY_DEFAULT,
    graphBaseUrl,
    credential: { kind: 'fixed', accessToken: TOKEN },
    clock: () => now,
    after: realTimer,
    // Pauses are not shortened by chance, so that they can be read off.
    random: () => 0,
    uuid: randomUUID,
    sleep: async (ms) => {
      pauses.push(ms);
      now += ms;
    },
    onCall: (call) => calls.push(call),
    ...options,
  });
  return { intune, pauses, calls };
}
