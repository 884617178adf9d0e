/** What a lease needs of a store: compare-and-set on one key. The bot's key-value store has this shape. */
export interface LeaseStore {
  get(key: LeaseKey): Promise<{ readonly value: unknown; readonly version: string } | undefined>;
  /** Writes only if the key is absent, or still has this version. */
  put(
    key: LeaseKey,
    value: { readonly holder: string; readonly beat: number },
    expected: 'absent' | { readonly version: string },
  ): Promise<{ readonly done: true; readonly version: string } | { readonly done: false }>;
}

export interface LeaseKey {
  readonly kind: string;
  readonly name: string;
}

/** Says which of several replicas runs the cycles. */
export interface Lease {
  /** Takes the lease, or keeps it. `held` is what the store said last; rejects when the store does. */
  beat(): Promise<'held' | 'standby'>;
  /**
   * ms for which nobody else can take it, by the own clock alone, also while the store does not answer; 0 when
   * it is not held. A third of the time to live is kept back for what runs to come to its end.
   */
  safeFor(): number;
  /** Gives it up, so that a successor need not wait. Does nothing when it is not held; rejects when the store does. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  readonly store: LeaseStore;
  readonly key: LeaseKey;
  /** Unique for this process, e.g. a random UUID: a restarted process is another holder. Not empty. */
  readonly holder: string;
  /** ms without a beat after which a lease is free. Beats belong at a third of it. */
  readonly ttl: number;
  /** ms of a clock that never jumps, e.g. `performance.now`. */
  readonly elapsed: () => number;
}

/** What stands in place of a holder when nobody holds it. */
const NOBODY = '';

/**
 * A lease is one conditional write. Clocks of other replicas are never believed: a lease is free when its
 * version has not changed for `ttl` on the own clock since it was first seen. A beat whose answer comes after
 * the next has begun does no harm: what it learned is older, and counts as older.
 */
export function createLease({ store, key, holder, ttl, elapsed }: LeaseOptions): Lease {
  let seen: { version: string; since: number } | undefined;
  let mine: { version: string; since: number } | undefined;
  let beats = 0;

  async function write(expected: 'absent' | { readonly version: string }): Promise<'held' | 'standby'> {
    // Counted from before the write: the others cannot have seen it earlier than that.
    const since = elapsed();
    beats += 1;
    const written = await store.put(key, { holder, beat: beats }, expected);
    mine = written.done ? { version: written.version, since } : undefined;
    return written.done ? 'held' : 'standby';
  }

  async function look(): Promise<'held' | 'standby'> {
    const entry = await store.get(key);
    if (entry === undefined) return write('absent');
    const { version } = entry;
    const owner = holderOf(entry.value);
    // The own name on an unknown version is a write of ours whose answer got lost.
    if (owner === NOBODY || owner === holder) return write({ version });
    if (seen?.version !== version) {
      seen = { version, since: elapsed() };
      return 'standby';
    }
    return elapsed() - seen.since >= ttl ? write({ version }) : 'standby';
  }

  return {
    async beat() {
      if (mine === undefined) return look();
      const kept = await write({ version: mine.version });
      return kept === 'held' ? kept : look();
    },
    safeFor: () => (mine === undefined ? 0 : Math.max(0, mine.since + (ttl * 2) / 3 - elapsed())),
    async release() {
      if (mine === undefined) return;
      const { version } = mine;
      mine = undefined;
      await store.put(key, { holder: NOBODY, beat: beats }, { version });
    },
  };
}

/** What a stranger wrote is nobody's beat but still a version that must go unchanged for `ttl`. */
function holderOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('holder' in value)) return undefined;
  return typeof value.holder === 'string' ? value.holder : undefined;
}
