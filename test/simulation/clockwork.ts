import type { Instant } from '../../src/domain/instant.ts';
import { MINUTE } from '../../src/domain/instant.ts';
import { createHeap } from './heap.ts';

/** Something that will happen, unless it is taken back before. */
export interface Due {
  cancel(): void;
}

/**
 * Virtual time for everything at once. Years pass in seconds because idle time is leapt over: as if the whole
 * machine had been asleep, the wall clock is further on afterwards and the monotonic clock is not, so that leases
 * last. A wait of more than a minute, and whatever happens at a date, is never leapt over.
 */
export interface Clockwork {
  /** ms UTC: what a right clock on the wall shows. */
  now(): Instant;
  /** ms for which the world was awake. */
  elapsed(): number;
  after(ms: number, run: () => void): Due;
  /** At an instant of the wall clock; at once when it is past. */
  at(instant: Instant, run: () => void): Due;
  /** Lets everything happen that is due until then. */
  runUntil(end: Instant): Promise<void>;
  /** Nothing more happens. */
  stop(): void;
  /** How many events there were. */
  events(): number;
}

export interface ClockworkOptions {
  readonly start: Instant;
  /** The instant to which nothing but idling happens, or undefined when somebody is at work. */
  readonly idleUntil: () => Instant | undefined;
  /** Called when everything that follows from an event by itself has happened. */
  readonly onEvent: () => void;
}

interface Event {
  cancelled: boolean;
  readonly run: () => void;
}

/** Longer waits are for a date rather than for a moment. */
const LONG_WAIT = MINUTE;

export function createClockwork({ start, idleUntil, onEvent }: ClockworkOptions): Clockwork {
  const short = createHeap<Event>();
  const dated = createHeap<Event>();
  let awake = 0;
  let wall = start;
  let count = 0;
  let stopped = false;

  function nextOf(heap: typeof short): { readonly at: number } | undefined {
    for (;;) {
      const next = heap.peek();
      if (next === undefined || !next.value.cancelled) return next;
      heap.pop();
    }
  }

  /** The heap whose event comes next, and how long it is until then. */
  function upNext(): { readonly heap: typeof short; readonly wait: number } | undefined {
    const [soon, later] = [nextOf(short), nextOf(dated)];
    const untilSoon = soon === undefined ? Number.POSITIVE_INFINITY : Math.max(0, soon.at - awake);
    const untilLater = later === undefined ? Number.POSITIVE_INFINITY : Math.max(0, later.at - wall);
    const wait = Math.min(untilSoon, untilLater);
    if (wait === Number.POSITIVE_INFINITY) return undefined;
    return { heap: untilLater <= untilSoon ? dated : short, wait };
  }

  function leap(end: Instant): void {
    const until = idleUntil();
    if (until === undefined) return;
    wall = Math.max(wall, Math.min(until, end, nextOf(dated)?.at ?? end));
  }

  function pass(ms: number): void {
    wall += ms;
    awake += ms;
  }

  function add(heap: typeof short, at: number, run: () => void): Due {
    const event: Event = { cancelled: false, run };
    heap.push(at, event);
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  return {
    now: () => wall,
    elapsed: () => awake,
    events: () => count,
    after: (ms, run) =>
      ms > LONG_WAIT ? add(dated, wall + ms, run) : add(short, awake + Math.max(0, ms), run),
    at: (instant, run) => add(dated, instant, run),
    async runUntil(end) {
      await settle();
      while (!stopped) {
        leap(end);
        const next = upNext();
        if (next === undefined || wall + next.wait > end) break;
        pass(next.wait);
        next.heap.pop()?.run();
        count += 1;
        await settle();
        onEvent();
      }
      if (wall < end && !stopped) pass(end - wall);
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** Everything here waits for timers or for promises alone: one turn of the event loop leaves no promise behind. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
