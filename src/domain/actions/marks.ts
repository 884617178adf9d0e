/** Small records of when something was. Survive JSON. */
import type { Instant } from '../instant.ts';

/** The line that counts refusals bears the instant of the first. */
export interface RefusalSlot {
  readonly at: Instant;
}

/** How far the clock is believed when something is to be erased because it is old. */
export interface Belief {
  /** Never later than a clock showed, and never far beyond what was believed the day before. */
  readonly at: Instant;
  /** What the clock showed when this was decided. */
  readonly ranAt: Instant;
}

/** Something that is done once. */
export interface Slot {
  readonly at: Instant;
}

/** Until then Intune is looked at every minute. */
export interface Hurry {
  readonly until: Instant;
}

/** The weekly sign of life that was said, or passed over, last. */
export interface PulseRecord {
  /** The instant it was meant for. */
  readonly slot: Instant;
}

/** The store is out of reach, or takes no changes. */
export interface MemoryTrouble {
  /** Whoever cannot read cannot write either. */
  readonly cannot: 'read' | 'write';
  readonly since: Instant;
}
