import type { Timer } from './timer.ts';

/** The timer of the process, for those who have no time handed in: the edge of the program, its tools and tests. */
export const realTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms);
  return { cancel: () => clearTimeout(timer) };
};
