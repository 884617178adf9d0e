import { familiesName } from '../../domain/guidance/names.ts';
import { troubleOf } from '../../domain/guidance/unreadable.ts';
import type { Unreadable } from '../../domain/snapshot.ts';
import { familyFinding, lead } from './definition.ts';

/** Trouble with reading that no waiting ends: until somebody mends it the bot is blind. */
const FOR_A_PERSON: ReadonlySet<Unreadable['kind']> = new Set(['permission', 'sign-in', 'no-intune']);

/** What is mended where the bot's application is registered. */
const IN_ENTRA: ReadonlySet<Unreadable['kind']> = new Set(['permission', 'sign-in']);

/** A family that could not be read is never taken for fine. */
export const cannotCheck = familyFinding({
  find: (unreadable) => ({ unreadable }),
  severity: 'warning',
  moment: { when: 'remind-at', hurries: ({ unreadable }) => FOR_A_PERSON.has(unreadable.kind) },
  helps: 'neither',
  repeats: 'daily-near-an-end',
  place: 'headline',
  actions: {
    cases: {
      'permission or sign-in': lead('open-entra', 'check-now'),
      'any other reason': lead('check-now', 'open-in-intune'),
    },
    choose: ({ unreadable }) =>
      IN_ENTRA.has(unreadable.kind) ? 'permission or sign-in' : 'any other reason',
  },
  say: ({ family, detail, words }) => {
    const trouble = troubleOf(detail.unreadable, words);
    return {
      state: 'unknown',
      headline: words.t('finding.cannot-check.headline', { families: familiesName(words, family) }),
      short: trouble.what,
      consequence: words.t('finding.cannot-check.consequence', { why: trouble.what }),
      advice: trouble.advice,
    };
  },
});
