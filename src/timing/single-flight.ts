/** Work of which at most one run is shared by everybody who asks meanwhile. */
export interface SingleFlight<T> {
  /** The outcome of the run that is under way, or of one that begins now. */
  run(): Promise<T>;
  /** Whoever asks from now on gets a run that begins after this call: what the present one reads may be outdated. */
  forget(): void;
}

export function singleFlight<T>(work: () => Promise<T>): SingleFlight<T> {
  let underWay: Promise<T> | undefined;
  return {
    run() {
      if (underWay !== undefined) return underWay;
      const mine = work().finally(() => {
        if (underWay === mine) underWay = undefined;
      });
      underWay = mine;
      return mine;
    },
    forget() {
      underWay = undefined;
    },
  };
}
