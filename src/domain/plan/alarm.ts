import { knownFinding } from '../../catalogue/findings/findings.ts';
import { stepRank } from '../ladder.ts';
import type { Sight } from '../sight.ts';
import { refKey } from '../token.ts';
import type { CardItem } from './announcement.ts';
import type { PostReason } from './intent.ts';
import { matterKey } from './reminder.ts';

/** Said before: whoever was called then need not be called every day. */
const AGAIN: ReadonlySet<PostReason> = new Set(['still-expired', 'long-expired', 'repeat']);

/** From the step so many days before the end on, what nobody has taken is heard by a second place. */
const ESCALATED_FROM = 3;

/**
 * Whether people are called by name when it is said: it is an alarm, or it is the last step before the end and nobody
 * has taken it on.
 */
export function callsPeople(item: CardItem, sight: Sight): boolean {
  if (AGAIN.has(item.reason)) return false;
  if (knownFinding(item.kind)?.alarms === true) return true;
  const step = stepOf(item, sight);
  return step !== undefined && step <= Math.min(...sight.policy.ladder) && !isClaimed(item, sight);
}

/** Whether those who hear only what nobody sees to are to hear it. */
export function isEscalated(item: CardItem, sight: Sight): boolean {
  if (isClaimed(item, sight)) return false;
  if (knownFinding(item.kind)?.alarms === true) return true;
  const step = stepOf(item, sight);
  return step !== undefined && step <= ESCALATED_FROM;
}

function isClaimed({ about }: CardItem, { reminders }: Sight): boolean {
  return reminders.get(refKey(about))?.hold?.kind === 'claim';
}

/** The last step said about the date, as days before the end; undefined when it is not about the date. */
function stepOf({ about, kind }: CardItem, { reminders }: Sight): number | undefined {
  if (matterKey(kind) !== 'date') return undefined;
  const date = reminders.get(refKey(about))?.matters.find(({ key }) => key === 'date');
  // A step that falls on a day off is said earlier: the step counts, not the day it was said on.
  const last = date?.steps.at(-1);
  return last === undefined ? undefined : stepRank(last.step);
}
