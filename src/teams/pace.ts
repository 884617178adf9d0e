import PQueue from 'p-queue';

/** At most `count` calls in any `ms` milliseconds. */
export interface Limit {
  readonly count: number;
  readonly ms: number;
}

/** What Teams takes from one bot in one thread (send and create), and from one app in one tenant. Source: Teams' "Rate limiting" page. */
export const TEAMS_LIMITS = {
  conversation: [
    { count: 1_800, ms: 3_600_000 },
    { count: 60, ms: 30_000 },
    { count: 8, ms: 2_000 },
    { count: 7, ms: 1_000 },
  ],
  tenant: [{ count: 50, ms: 1_000 }],
} satisfies Limits;

export interface Limits {
  readonly conversation: readonly Limit[];
  readonly tenant: readonly Limit[];
}

/** A call waited longer for its turn than its caller was ready to. */
export class QueueTooLong extends Error {
  constructor() {
    super('too many messages are waiting for this conversation');
    // Read as "nobody answered in time": worth another try later.
    this.name = 'TimeoutError';
  }
}

export interface Pace {
  /**
   * Runs the task when the limits of its conversation and tenant allow, one task of a conversation at a time,
   * because Teams answers 412 to concurrent ones. Rejects with QueueTooLong when it could not even start
   * within `patienceMs`; otherwise settles as the task does.
   */
  inTurn<T>(
    where: { tenantId: string; conversationId: string },
    patienceMs: number,
    task: () => Promise<T>,
  ): Promise<T>;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
}

/**
 * For answers to a person, who is waiting: they go out at once. People do not write as fast as the limits are,
 * and where they do, Teams says so and the answer is tried again.
 */
export const AT_ONCE: Pace = {
  inTurn: (_where, _patienceMs, task) => task(),
  idle: () => Promise.resolve(),
};

/** Above this many known conversations the idle ones that were used longest ago are forgotten. */
const MAX_CONVERSATIONS = 2_000;

export function createPace(limits: Limits): Pace {
  const conversations = new Map<string, readonly PQueue[]>();
  const tenants = new Map<string, readonly PQueue[]>();

  function queuesOf(
    known: Map<string, readonly PQueue[]>,
    key: string,
    make: () => PQueue[],
  ): readonly PQueue[] {
    const queues = known.get(key) ?? make();
    known.delete(key);
    known.set(key, queues);
    return queues;
  }

  function forgetIdle(): void {
    for (const [key, queues] of conversations) {
      if (conversations.size <= MAX_CONVERSATIONS) return;
      if (queues.every(isIdle)) conversations.delete(key);
    }
  }

  return {
    async inTurn(where, patienceMs, task) {
      const own = queuesOf(conversations, where.conversationId, () => limits.conversation.map(oneAtATime));
      const shared = queuesOf(tenants, where.tenantId, () => limits.tenant.map(manyAtATime));
      forgetIdle();
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(new QueueTooLong()), patienceMs);
      const start = async () => {
        clearTimeout(timer);
        return task();
      };
      // The queues are nested: a task passes the widest window of its conversation first and the tenant's last.
      const run = [...own, ...shared].reduceRight<typeof start>(
        (inner, queue) => () => queue.add(inner, { signal: waiting.signal }),
        start,
      );
      try {
        return await run();
      } finally {
        clearTimeout(timer);
      }
    },
    async idle() {
      const all = [...conversations.values(), ...tenants.values()].flat();
      await Promise.all(all.map((queue) => queue.onIdle()));
    },
  };
}

function oneAtATime(limit: Limit): PQueue {
  return new PQueue({ concurrency: 1, intervalCap: limit.count, interval: limit.ms, strict: true });
}

function manyAtATime(limit: Limit): PQueue {
  return new PQueue({ intervalCap: limit.count, interval: limit.ms, strict: true });
}

function isIdle(queue: PQueue): boolean {
  return queue.size === 0 && queue.pending === 0;
}
