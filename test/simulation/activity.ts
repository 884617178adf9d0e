/** Whether anybody is at work: time is only leapt over while nobody is. */
export interface Activity {
  /** Something happened that others may have to follow. */
  touch(): void;
  /** Work that somebody waits for. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Nobody waits for anything. */
  isIdle(): boolean;
  /** On the clock of `elapsed`, ms. */
  lastAt(): number;
}

export function createActivity(elapsed: () => number): Activity {
  let last = 0;
  let underWay = 0;

  const touch = () => {
    last = elapsed();
  };

  return {
    touch,
    async during(work) {
      underWay += 1;
      touch();
      try {
        return await work();
      } finally {
        underWay -= 1;
        touch();
      }
    },
    isIdle: () => underWay === 0,
    lastAt: () => last,
  };
}
