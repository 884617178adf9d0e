import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Instant } from '../instant.ts';
import type { Step } from '../ladder.ts';
import type { TokenRef } from '../token.ts';
import type { Gap, Reminder, Watch } from './reminder.ts';

/** Why something is said now. */
export type PostReason =
  | 'step' // its day of the ladder has come
  | 'catch-up' // its time passed while the bot could not look
  | 'first-seen' // its time passed before the bot knew the token
  | 'late' // its time passed and it was not said then
  | 'hold-ended' // its time passed while somebody kept it quiet
  | 'expired' // it has just ended
  | 'still-expired' // a workday later
  | 'long-expired' // a week later, after two workweeks
  | 'new' // a problem beside the date, first time
  | 'worse' // said before, but milder
  | 'repeat'; // said before, and still so

export type UpdateReason =
  | 'changed' // what the messages show is no longer the present state
  | 'partly-solved' // something it said is over, something else is not
  | 'renewed'; // renewed, but what was said is not over

export type ResolveReason =
  | 'renewed' // a new generation
  | 'accepted' // the wrong renewal was declared right
  | 'solved' // nothing left of what was said, two looks in a row
  | 'mistaken' // said by a clock that was ahead, and not so
  | 'stayed' // the earlier date has stayed, and is what is counted by from now on
  | 'back' // it was not there, and is again
  | 'gone' // deleted in Intune, and that was said for long enough: not the same as solved
  | 'readable-again'; // the family could be read

export type LeaveReason =
  | 'fine' // nothing to say
  | 'not-yet' // noted, its hour has not come
  | 'said' // said, nothing new
  | 'claimed'
  | 'snoozed'
  | 'muted' // a bigger problem causes it
  | 'unreadable' // its family could not be read: nothing is known
  | 'unjudged' // what it is about could not be judged by this look
  | 'beyond-ladder' // said, and now further off than the ladder reaches: open until renewed or expired
  | 'older-look' // a newer look was planned on already
  | 'second-look' // gone at one look: the next one decides
  | 'gone' // deleted in Intune, and nothing had been said about it
  | 'few-failures' // unreadable, but not often enough to say so
  | 'not-asked'; // nobody looks at its family: what is remembered stays

/** One matter that is to be said. */
export interface Due {
  readonly finding: Finding;
  readonly reason: PostReason;
  /** Of the ladder: the most urgent one reached. */
  readonly step?: Step;
  /** Less urgent steps that it says too, because nobody was told at their time; most urgent first. */
  readonly covers?: readonly Step[];
  /** Set when it comes late because the bot could not look. */
  readonly gap?: Gap;
}

interface About {
  readonly about: TokenRef;
  /** The record as it is; undefined when there is none. */
  readonly before: Reminder | undefined;
  /**
   * The record as it is to be once the intent is carried out: the very same object when nothing is to be
   * written, undefined when none is to be kept.
   */
  readonly next: Reminder | undefined;
}

export interface Post extends About {
  readonly do: 'post';
  /** Why the most urgent of `due` is said. */
  readonly reason: PostReason;
  /** Undefined for a family. */
  readonly row?: Row;
  /** Most urgent first, at least one. */
  readonly due: readonly [Due, ...Due[]];
  /** The matters count as said, and `announcement` is what is owed to every destination. */
  readonly next: Reminder;
}

export interface Update extends About {
  readonly do: 'update';
  readonly reason: UpdateReason;
  readonly before: Reminder;
  readonly next: Reminder;
  /** Undefined for a family. */
  readonly row?: Row;
}

export interface Resolve extends About {
  readonly do: 'resolve';
  readonly reason: ResolveReason;
  readonly before: Reminder;
  /** What is left, with `announcement.over` set: kept until every message shows the end. */
  readonly next: Reminder;
  /** The token as it is now; undefined when it is gone, and for a family. */
  readonly row?: Row;
}

export interface Leave extends About {
  readonly do: 'leave';
  readonly reason: LeaveReason;
}

export type Intent = Post | Update | Resolve | Leave;

export interface Plan {
  /** One for every token and family there is something to decide about, `leave` included. */
  readonly intents: readonly Intent[];
  /** The `post` intents, most urgent first. */
  readonly posts: readonly Post[];
  /** What to remember of this look, once the intents are carried out. */
  readonly watch: Watch;
}

/** Something that will be said, if nothing changes until then. */
export interface Upcoming {
  readonly at: Instant;
  readonly about: TokenRef;
  readonly name: string;
  /** What of it, most urgent first. */
  readonly says: readonly {
    readonly kind: Finding['kind'];
    readonly step?: Step;
    readonly repeat: boolean;
  }[];
}
