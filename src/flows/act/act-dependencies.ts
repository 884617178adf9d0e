import type { Note } from '../../domain/note.ts';
import type { ActMemory, Clock, Intune, Log, Messenger, PressAnswer, RenderCard } from '../../ports.ts';
import type { Background } from '../background.ts';
import type { Looks } from '../looks.ts';
import type { After } from '../patience.ts';
import type { CycleDependencies } from '../remind/cycle.ts';
import type { History } from './history.ts';
import type { Hurry } from './hurry.ts';

/** What acting needs of the world and of the other flows. */
export interface ActDependencies {
  readonly intune: Pick<Intune, 'startSync' | 'lookAt'>;
  readonly looks: Looks;
  readonly memory: ActMemory;
  readonly history: History;
  readonly hurry: Hurry;
  readonly messenger: Messenger;
  readonly render: RenderCard;
  readonly clock: Clock;
  readonly after: After;
  readonly background: Background;
  readonly log: Log;
  /** The reminders' own parts: their records hold claims and snoozes, and their cards show them. */
  readonly cycle: CycleDependencies;
  /** A cycle as soon as possible, for what an act has changed in Intune or in the records. */
  readonly runSoon: () => void;
}

/** A sentence for the presser; the card stays. */
export function sentence(note: Note): PressAnswer {
  return { answer: 'message', note };
}
