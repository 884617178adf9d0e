import type { HistoryEntry } from '../../src/domain/actions/history.ts';
import type { Hooks, Violation } from './invariants/invariant.ts';
import { INVARIANTS } from './invariants.ts';
import type { Witness } from './witness.ts';

/** Judges what the witness sees by every invariant. */
export interface Court {
  violations(): readonly Violation[];
  twiceADay(): void;
  /** Judges a quiet moment; does nothing at any other. */
  quiet(): void;
  ended(history: readonly HistoryEntry[]): void;
}

/** More of the same tell nothing new. */
const TOLD_AT_MOST = 200;

export function createCourt(witness: Witness): Court {
  const { universe } = witness;
  const violations: Violation[] = [];
  const told = new Set<string>();

  function reportFor(invariant: string) {
    return (what: string, subject = what) => {
      const name = `${invariant}: ${subject}`;
      if (told.has(name) || violations.length >= TOLD_AT_MOST) return;
      told.add(name);
      violations.push({ invariant, at: universe.time.now(), what });
      universe.note(`VIOLATION ${invariant}: ${what}`);
    };
  }

  const all: readonly Hooks[] = INVARIANTS.map(({ name, watch }) => watch(witness, reportFor(name)));
  universe.teams.watch({
    posted: (message, by) => {
      for (const hooks of all) hooks.posted?.(message, by);
    },
    updated: (message, before, by) => {
      for (const hooks of all) hooks.updated?.(message, before, by);
    },
  });
  universe.door.watch((turned) => {
    for (const hooks of all) hooks.turned?.(turned);
  });

  function quiet(): void {
    if (!witness.isQuiet()) return;
    for (const hooks of all) hooks.quiet?.();
  }

  return {
    violations: () => violations,
    twiceADay: () => {
      for (const hooks of all) hooks.twiceADay?.();
    },
    quiet,
    ended: (history) => {
      quiet();
      for (const hooks of all) hooks.ended?.(history);
    },
  };
}
