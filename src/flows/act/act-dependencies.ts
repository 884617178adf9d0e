import type { Note } from '../../domain/note.ts';
import type { ReminderPolicy } from '../../domain/plan/reminder.ts';
import type {
  ActMemory,
  Board,
  Clock,
  Intune,
  Log,
  PressAnswer,
  ReadSight,
  ReminderMemory,
  RenderCard,
} from '../../ports.ts';
import type { Timer } from '../../timing/timer.ts';
import type { Background } from '../background.ts';
import type { Looks } from '../looks.ts';
import type { History } from './history.ts';
import type { Hurry } from './hurry.ts';

/** What acting needs of the world and of the other flows. */
export interface ActDependencies {
  readonly intune: Pick<Intune, 'startSync' | 'lookAt'>;
  readonly looks: Looks;
  readonly memory: ActMemory;
  readonly history: History;
  readonly hurry: Hurry;
  readonly board: Board;
  /** The newest state, whoever wrote it. */
  readonly read: ReadSight;
  readonly render: RenderCard;
  readonly clock: Clock;
  readonly after: Timer;
  readonly background: Background;
  readonly log: Log;
  /** Their records hold claims and snoozes. */
  readonly reminders: Pick<ReminderMemory, 'watch' | 'reminders'>;
  readonly policy: ReminderPolicy;
  /** A cycle as soon as possible, for what an act has changed in Intune or in the records. */
  readonly runSoon: () => void;
}

/** A sentence for the presser; the card stays. */
export function sentence(note: Note): PressAnswer {
  return { answer: 'message', note };
}
