import { MINUTE } from '../domain/instant.ts';

/** How long to wait before what could not be finished is tried again. */
export interface RetryPause {
  /** ms until the next try; infinite when nothing is left to do. */
  pause(): number;
  note(unfinished: boolean): void;
}

/** After half a minute, then twice as long each time, up to an hour: a channel nobody can reach is not worth more. */
const FIRST = MINUTE / 2;
const LONGEST = 60 * MINUTE;

export function createRetryPause(): RetryPause {
  let tries = 0;
  return {
    pause: () => (tries === 0 ? Number.POSITIVE_INFINITY : Math.min(LONGEST, FIRST * 2 ** (tries - 1))),
    note: (unfinished) => {
      tries = unfinished ? tries + 1 : 0;
    },
  };
}
