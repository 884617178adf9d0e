import type { Hurry as HurryRecord } from '../../domain/actions/marks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Shelf } from '../../ports.ts';

/** The wish that Intune be looked at every minute for a while, shared by all replicas through the store. */
export interface Hurry {
  /** As far as this replica knows; in the past when there is no hurry. */
  until(): Instant;
  extend(until: Instant): Promise<void>;
  /** Learns what other replicas wish. */
  refresh(): Promise<void>;
}

const HURRY = 'hurry';

export function createHurry(shelf: Shelf<HurryRecord>): Hurry {
  let known = 0;
  return {
    until: () => known,
    extend: async (until) => {
      known = Math.max(known, until);
      await shelf.update(HURRY, (current) => ((current?.until ?? 0) >= until ? 'leave' : { until }));
    },
    refresh: async () => {
      known = (await shelf.get(HURRY))?.value.until ?? 0;
    },
  };
}
