import type { Instant } from '../../../src/domain/instant.ts';
import type { Random } from '../random.ts';
import type { Troubles } from '../troubles.ts';
import type { Universe } from '../universe.ts';
import type { Witness } from '../witness.ts';

/** What everything that happens by chance needs. */
export interface ChanceParts {
  readonly universe: Universe;
  readonly witness: Witness;
  readonly troubles: Troubles;
  readonly random: Random;
  /** Nothing new happens afterwards, so that everything can come to its end. */
  readonly until: Instant;
  /** Counts what has happened, by kind. */
  readonly count: (kind: string) => void;
}

/** Does something again and again, at instants that are so far apart on average, until nothing new is to happen. */
export function everyNowAndThen(
  { universe, until }: ChanceParts,
  random: Random,
  apart: number,
  what: () => void,
): void {
  const { time } = universe;
  const next = () => {
    // Exponential: what happens by chance has no memory.
    const at = time.now() - Math.log(1 - random.next()) * apart;
    if (at < until)
      time.at(at, () => {
        what();
        next();
      });
  };
  next();
}
