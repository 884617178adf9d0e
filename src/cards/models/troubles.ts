import type { Finding } from '../../domain/finding.ts';
import { type Trouble, troubleOf } from '../../domain/guidance/unreadable.ts';
import { FAMILY_NAMES, list } from '../../domain/guidance/words.ts';
import { TONES, type Tone } from './parts.ts';

/** Families that could not be read, for one reason. */
export interface TroubleModel {
  readonly state: string;
  readonly color: Tone['color'];
  readonly what: string;
  readonly why: string;
  readonly advice: string;
}

const NO_REASON: Trouble = { what: 'Intune gave no reason.', advice: 'Check again in some minutes.' };

/** One entry for each reason, so that three families without a connection do not say the same three times. */
export function troubleModels(troubles: readonly Finding[]): TroubleModel[] {
  const entries = troubles.map(({ about, detail: { unreadable } }) => ({
    family: FAMILY_NAMES[about.family],
    ...(unreadable === undefined ? NO_REASON : troubleOf(unreadable)),
  }));
  const reasons = Map.groupBy(entries, ({ what, advice }) => `${what} ${advice}`);
  return [...reasons.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    return [
      {
        state: `${TONES.unknown.icon} Unknown`,
        color: TONES.unknown.color,
        what: `${list(alike.map(({ family }) => family))} could not be read`,
        why: first.what,
        advice: first.advice,
      },
    ];
  });
}
