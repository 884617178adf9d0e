import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Upcoming } from '../plan/intent.ts';

/**
 * What will be said, in a few words after the token's name. What depends on the date is worded by its step.
 *
 * @param left calendar days from that time to the expiry, when it is known. A step that falls on a day off
 *   is said earlier, so the step alone is not the number of days.
 * @throws TypeError for a kind that nobody can foresee, without a step.
 */
export function upcomingText(
  { kind, step }: Upcoming['says'][number],
  left: number | undefined,
  words: Words,
): string {
  if (step === undefined) {
    const { moment } = FINDINGS[kind];
    if (!('upcoming' in moment)) throw new TypeError(`${kind} has no words for what comes up`);
    return words.t(moment.upcoming);
  }
  if (step === 'expired') return words.t('upcoming.step.expired');
  if (step < 0) return words.t('upcoming.step.past');
  const days = left ?? step;
  return days <= 0 ? words.t('upcoming.step.today') : words.t('upcoming.step.before', { n: days });
}
