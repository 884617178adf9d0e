import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { familiesName } from '../../domain/guidance/names.ts';
import { type Trouble, troubleOf } from '../../domain/guidance/unreadable.ts';
import { TONES, type Tone } from './parts.ts';

/** Families that could not be read, for one reason. */
export interface TroubleModel {
  readonly state: string;
  readonly color: Tone['color'];
  readonly what: string;
  readonly why: string;
  readonly advice: string;
}

/** One entry for each reason, so that three families without a connection do not say the same three times. */
export function troubleModels(troubles: readonly Finding[], words: Words): TroubleModel[] {
  const entries = troubles.map(({ about, detail: { unreadable } }) => ({
    family: familiesName(words, about.family),
    ...(unreadable === undefined ? noReason(words) : troubleOf(unreadable, words)),
  }));
  const reasons = Map.groupBy(entries, ({ what, advice }) => `${what} ${advice}`);
  return [...reasons.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    return [
      {
        state: `${TONES.unknown.icon} ${words.t('state.unknown')}`,
        color: TONES.unknown.color,
        what: words.t('finding.cannot-check.headline', {
          families: words.and(alike.map(({ family }) => family)),
        }),
        why: first.what,
        advice: first.advice,
      },
    ];
  });
}

function noReason(words: Words): Trouble {
  return { what: words.t('trouble.none.what'), advice: words.t('trouble.none.advice') };
}
