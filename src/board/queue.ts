import { type Instant, SECOND } from '../domain/instant.ts';
import type { Clock } from '../ports.ts';
import type { Projected } from './project.ts';

/** People see no more of a message that changes faster, and Teams throttles who edits it more often. */
const AT_MOST_EVERY = SECOND;

export interface QueueParts {
  readonly project: (name: string) => Promise<Projected>;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Who waits for one message: a round that runs, and at most one more that begins after it. */
interface Line {
  running: Promise<Projected>;
  next: Promise<Projected> | undefined;
}

/**
 * One message is brought up to date by one round at a time, at most once a second. Wishes that come while a round runs
 * share the one after it: it reads a state that is newer than all of them.
 */
export function createQueue({ project, clock, sleep }: QueueParts): (name: string) => Promise<Projected> {
  const lines = new Map<string, Line>();
  const shownAt = new Map<string, Instant>();

  async function round(name: string, before: Promise<unknown>): Promise<Projected> {
    await before.catch(() => undefined);
    const since = clock() - (shownAt.get(name) ?? Number.NEGATIVE_INFINITY);
    if (since >= 0 && since < AT_MOST_EVERY) await sleep(AT_MOST_EVERY - since);
    const line = lines.get(name);
    // From here on the state is read: whoever comes now needs another round.
    if (line?.next !== undefined) lines.set(name, { running: line.next, next: undefined });
    const outcome = await project(name);
    if (outcome === 'shown' || outcome === 'contested') shownAt.set(name, clock());
    return outcome;
  }

  function leave(name: string, mine: Promise<Projected>): void {
    if (lines.get(name)?.running === mine) lines.delete(name);
    for (const [other, at] of shownAt) if (clock() - at >= AT_MOST_EVERY) shownAt.delete(other);
  }

  return (name) => {
    const line = lines.get(name);
    if (line?.next !== undefined) return line.next;
    const mine = round(name, line?.running ?? Promise.resolve());
    if (line === undefined) lines.set(name, { running: mine, next: undefined });
    else line.next = mine;
    void mine.then(
      () => leave(name, mine),
      () => leave(name, mine),
    );
    return mine;
  };
}
