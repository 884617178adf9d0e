import { DAY, HOUR, type Instant } from '../../domain/instant.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { tidy } from './tidy.ts';

/** Once a day, and soon after the start; an hour after it failed. The rounds do not wait for it. */
export function createTidying({
  memory,
  clock,
  background,
  after,
  log,
}: ActDependencies): (signal: AbortSignal) => void {
  let ranAt: Instant = Number.NEGATIVE_INFINITY;
  let pause = 0;
  let running = false;
  const breathe = () => new Promise<void>((go) => void after(0, go));
  return (signal) => {
    const now = clock();
    // By its size, so that a clock that was ahead and is set back does not end it for years.
    if (running || Math.abs(now - ranAt) < pause) return;
    ranAt = now;
    pause = HOUR;
    running = true;
    background.run('tidying', async () => {
      try {
        await tidy(now, signal, { memory, breathe, log });
        pause = DAY;
      } finally {
        running = false;
      }
    });
  };
}
