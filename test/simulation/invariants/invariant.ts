import type { HistoryEntry } from '../../../src/domain/actions/history.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Turned } from '../door.ts';
import type { Process } from '../process.ts';
import type { Area } from '../troubles.ts';
import type { Witness } from '../witness.ts';
import type { Message, Shown } from '../worlds/teams.ts';

/** Something that must never be seen, and was. */
export interface Violation {
  /** The invariant's name. */
  readonly invariant: string;
  readonly at: Instant;
  readonly what: string;
}

/** The moments at which something can be judged; each may be left out. */
export interface Hooks {
  posted?(message: Message, by: Process): void;
  updated?(message: Message, before: Shown, by: Process): void;
  turned?(turned: Turned): void;
  /** Some hours after the hour of reminders and again in the evening, every day. */
  twiceADay?(): void;
  /** Nothing is in trouble, nobody acts, and whatever had to be done has had its time. */
  quiet?(): void;
  /** At the end, when it is quiet, with everything the history tells. */
  ended?(history: readonly HistoryEntry[]): void;
}

/** @param subject the same trouble with the same subject is told once. */
export type Report = (what: string, subject?: string) => void;

export interface Invariant {
  readonly name: string;
  /** What always holds, in one sentence. */
  readonly sentence: string;
  watch(witness: Witness, report: Report): Hooks;
}

export function teamsArea(conversationId: string): Area {
  return `teams ${conversationId}`;
}

/** An instant as people read it in a report. */
export function when(instant: Instant | undefined): string {
  return instant === undefined ? 'no date' : new Date(instant).toISOString().slice(0, 16);
}
