import { type Instant, MINUTE, passedSince } from '../domain/instant.ts';
import { newestSnapshot, type Snapshot, withEarlier } from '../domain/snapshot.ts';
import type { Clock, Intune, Log, SnapshotMemory } from '../ports.ts';
import { singleFlight } from '../timing/single-flight.ts';

/** Younger than this, the last look answers without asking Intune. */
export const FRESH_FOR = 5 * MINUTE;

/** The looks at Intune: the last one, and at most one under way, shared by everyone who asks meanwhile. */
export interface Looks {
  /** The last look, from memory or, after a restart, from the store. Undefined before the very first. */
  last(): Promise<Snapshot | undefined>;
  /**
   * The newest look any replica has stored, or the own one when that is newer. Rejects when the store cannot be read:
   * whoever judges by it must not judge by less.
   */
  newest(): Promise<Snapshot | undefined>;
  /** Asks Intune now. Never rejects for Intune's sake: what cannot be read is unreadable, with its last facts. */
  refresh(): Promise<Snapshot>;
  /** When a look last read at least one family; undefined when none has since the start of time. */
  lastGoodAt(): Instant | undefined;
  /**
   * The same over all replicas: what another one saw is asked for when nothing is known here that is younger than
   * `maxAge`, ms. Rejects when the store cannot be read.
   */
  lastGoodOfAll(maxAge: number): Promise<Instant | undefined>;
}

export function isFresh(snapshot: Pick<Snapshot, 'at'>, now: Instant): boolean {
  return now - snapshot.at < FRESH_FOR && now >= snapshot.at;
}

export function createLooks({
  intune,
  memory,
  clock,
  log,
}: {
  intune: Intune;
  memory: SnapshotMemory;
  clock: Clock;
  log: Log;
}): Looks {
  let latest: Snapshot | undefined;
  const looking = singleFlight(look);
  let goodAt: Instant | undefined;

  async function last(): Promise<Snapshot | undefined> {
    if (latest !== undefined) return latest;
    try {
      keep(await memory.last());
    } catch (error) {
      // Intune can still be asked, so a broken store does not silence the status; readiness reports it.
      log.error({ err: error }, 'could not read the last look');
    }
    return latest;
  }

  async function newest(): Promise<Snapshot | undefined> {
    const at = await memory.lastAt();
    const isKnown = latest !== undefined && at !== undefined && latest.at >= at;
    if (!isKnown) keep(await memory.last());
    return latest;
  }

  async function look(): Promise<Snapshot> {
    const earlier = await last();
    const started = clock();
    const snapshot = withEarlier(await intune.look(), earlier);
    keep(snapshot);
    log.info({ ms: clock() - started, ...outcomes(snapshot) }, 'looked at Intune');
    // The look is good even when it cannot be kept: a broken store must not hide what Intune just said.
    await memory
      .save(snapshot, clock())
      .catch((error: unknown) => log.error({ err: error }, 'could not keep the look'));
    return snapshot;
  }

  function keep(snapshot: Snapshot | undefined): void {
    latest = newestSnapshot([snapshot, latest], clock());
    if (latest !== undefined) goodAt = readAt(latest) ?? goodAt;
  }

  async function lastGoodOfAll(maxAge: number): Promise<Instant | undefined> {
    if (goodAt === undefined || passedSince(goodAt, clock()) > maxAge) keep(await memory.last());
    return goodAt;
  }

  return { last, newest, refresh: looking.run, lastGoodAt: () => goodAt, lastGoodOfAll };
}

/** When at least one family was read last, as far as a look remembers. */
function readAt({ at, readings }: Snapshot): Instant | undefined {
  const times = Object.values(readings).flatMap((reading) => {
    if (reading.outcome === 'not-asked') return [];
    if (reading.outcome !== 'unreadable') return at;
    return reading.last?.at ?? [];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

function outcomes(snapshot: Snapshot): Record<string, string> {
  return Object.fromEntries(
    Object.entries(snapshot.readings).map(([family, reading]) => [family, reading.outcome]),
  );
}
