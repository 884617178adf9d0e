import type { Instant } from '../../src/domain/instant.ts';

/** What can be in trouble: one of the worlds, a conversation of Teams, or a replica. */
export type Area = 'store' | 'graph' | 'process' | 'clock' | 'roster' | `teams ${string}`;

/** A record of what was done to the worlds, and when: what goes wrong meanwhile may be excused by it. */
export interface Troubles {
  /** The end of it is to be told by the function given back. */
  begin(area: Area): () => void;
  /** Something that is over as soon as it happens. */
  moment(area: Area): void;
  /** Since when none of these was in trouble; undefined while one is. */
  calmSince(areas: readonly Area[]): Instant | undefined;
  /** Whether one of these was in trouble at some time from one instant to the other. */
  touched(areas: readonly Area[], from: Instant, to: Instant): boolean;
}

interface Trouble {
  readonly from: Instant;
  to: Instant;
}

export function createTroubles(now: () => Instant): Troubles {
  const all = new Map<Area, Trouble[]>();

  function add(area: Area, to: Instant): Trouble {
    const trouble = { from: now(), to };
    all.set(area, [...(all.get(area) ?? []), trouble]);
    return trouble;
  }

  const of = (areas: readonly Area[]) => areas.flatMap((area) => all.get(area) ?? []);

  return {
    begin: (area) => {
      const trouble = add(area, Number.POSITIVE_INFINITY);
      return () => {
        trouble.to = now();
      };
    },
    moment: (area) => {
      add(area, now());
    },
    calmSince: (areas) => {
      const last = of(areas).reduce((latest, { to }) => Math.max(latest, to), 0);
      return last === Number.POSITIVE_INFINITY ? undefined : last;
    },
    touched: (areas, from, to) => of(areas).some((one) => one.from <= to && one.to >= from),
  };
}
