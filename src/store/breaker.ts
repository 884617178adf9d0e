import type { MemoryTrouble } from '../domain/actions/marks.ts';
import type { Instant } from '../domain/instant.ts';
import type { Clock, Log, Remembering } from '../ports.ts';
import { within } from '../timing/time-limit.ts';
import { setTimer, type Timer } from '../timing/timer.ts';
import { type Entry, type KeyValueStore, StoreError } from './key-value.ts';
import { takesWrites } from './probe.ts';

/** The same store, which answers at once while it is known to be in trouble; and what is known of it. */
export interface Breaker {
  readonly store: KeyValueStore;
  readonly remembering: Remembering;
}

export interface BreakerParts {
  readonly store: KeyValueStore;
  readonly clock: Clock;
  readonly after: Timer;
  readonly log: Log;
}

/** An operation that takes longer makes the breaker ask whether the store answers at all, ms. */
const SUSPICIOUS_AFTER = 1_000;
/** So long it may take to answer that, ms; values of some megabytes take longer, this is one of some bytes. */
const CHECK_WITHIN = 1_000;
/** What has arrived while the process was busy is looked at before the store is called silent, ms. */
const BREATH = 50;
/** Between two tries in the background, ms: twice as long each time. */
const RETRY_FIRST = 2_000;
const RETRY_LONGEST = 15_000;

type Access = MemoryTrouble['cannot'];

interface Circuit {
  readonly ask: () => Promise<unknown>;
  trouble: { readonly since: Instant; readonly reason: string } | undefined;
  checking: Promise<void> | undefined;
  retry: { cancel(): void } | undefined;
  pause: number;
  /** Ends the operations that wait for an answer. */
  readonly waiting: Set<(error: unknown) => void>;
}

/**
 * Bounds what a store that does not answer costs everybody together. What fails, or takes long, is no verdict: it makes
 * the breaker ask for a small record, and only when that fails or gets no answer, everything that waits is given up, and
 * what follows is refused with the reason, until a try in the background succeeds. Reading and writing are judged apart:
 * a full disk can be read. A change that was given up may still happen, as `KeyValueStore` says of every `StoreError`.
 */
export function createBreaker({ store, clock, after, log }: BreakerParts): Breaker {
  const read = circuit(() => store.get({ kind: 'probe', name: 'breaker' }));
  const write = circuit(() => takesWrites(store));
  const circuits = { read, write };
  let closed = false;

  /** Who cannot read cannot change anything either: every change begins with what is there. */
  function troubleOf(access: Access): (MemoryTrouble & { readonly reason: string }) | undefined {
    if (read.trouble !== undefined) return { cannot: 'read', ...read.trouble };
    if (access === 'read' || write.trouble === undefined) return undefined;
    return { cannot: 'write', ...write.trouble };
  }

  async function guarded<T>(access: Access, operation: string, work: () => Promise<T>): Promise<T> {
    const known = troubleOf(access);
    if (known !== undefined) throw new StoreError(operation, known.reason);
    const { waiting } = circuits[access];
    let giveUp: (error: unknown) => void = () => undefined;
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    waiting.add(giveUp);
    const suspicion = setTimer(after, SUSPICIOUS_AFTER, () => void check(access));
    try {
      return await Promise.race([work(), givenUp]);
    } catch (error) {
      // Whoever is told of the failure can then be told as well whether it is one of the whole store.
      if (!closed && troubleOf(access) === undefined) await check(access);
      throw error;
    } finally {
      suspicion.cancel();
      waiting.delete(giveUp);
    }
  }

  function check(access: Access): Promise<void> {
    const one = circuits[access];
    one.checking ??= failureOf(one.ask()).then((failure) => {
      one.checking = undefined;
      if (failure === undefined) mend(access);
      else open(access, failure);
    });
    return one.checking;
  }

  /** Why a small record could not be had; undefined when it could. */
  async function failureOf(asked: Promise<unknown>): Promise<StoreError | undefined> {
    try {
      const inTime = await within(asked, CHECK_WITHIN, after);
      return inTime.done || (await within(asked, BREATH, after)).done ? undefined : silence();
    } catch (error) {
      return error instanceof StoreError ? error : silence();
    }
  }

  function open(access: Access, failure: StoreError): void {
    const one = circuits[access];
    if (closed) return;
    if (one.trouble === undefined) {
      one.pause = RETRY_FIRST;
      log.error({ cannot: access, err: failure }, 'nothing can be remembered just now');
    }
    one.trouble = { since: one.trouble?.since ?? clock(), reason: failure.message };
    const cannot = access === 'read' ? [read, write] : [write];
    for (const giveUp of cannot.flatMap(({ waiting }) => [...waiting]))
      giveUp(new StoreError(failure.operation, failure.message));
    one.retry?.cancel();
    one.retry = setTimer(after, one.pause, () => void check(access));
    one.pause = Math.min(2 * one.pause, RETRY_LONGEST);
  }

  function mend(access: Access): void {
    const one = circuits[access];
    if (one.trouble === undefined) return;
    log.info({ can: access, since: new Date(one.trouble.since).toISOString() }, 'the store answers again');
    one.retry?.cancel();
    one.trouble = undefined;
  }

  async function* list(...args: Parameters<KeyValueStore['list']>): AsyncIterable<Entry> {
    const entries = store.list(...args)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const step = await guarded('read', 'list', () => entries.next());
        if (step.done === true) return;
        yield step.value;
      }
    } finally {
      // Not waited for: a step that was given up may still be under way.
      void entries.return?.();
    }
  }

  return {
    store: {
      get: (key) => guarded('read', 'get', () => store.get(key)),
      put: (key, value, expected) => guarded('write', 'put', () => store.put(key, value, expected)),
      remove: (key, expected) => guarded('write', 'remove', () => store.remove(key, expected)),
      list,
      close: async () => {
        closed = true;
        for (const { retry } of [read, write]) retry?.cancel();
        await store.close();
      },
    },
    remembering: {
      trouble: () => {
        const known = troubleOf('write');
        return known && { cannot: known.cannot, since: known.since };
      },
    },
  };
}

function circuit(ask: () => Promise<unknown>): Circuit {
  return {
    ask,
    trouble: undefined,
    checking: undefined,
    retry: undefined,
    pause: RETRY_FIRST,
    waiting: new Set(),
  };
}

function silence(): StoreError {
  return new StoreError(
    'probe',
    'The store does not answer. Check the network and the health of the account, or who keeps the file locked.',
  );
}
