import { showable } from '../../domain/guidance/outside-text.ts';
import { lead, tokenFinding } from './definition.ts';

/** Names and words of Intune are cut here, where a sentence goes on after them. */
const LONGEST_WORD = 40;

/** States that have a meaning: `valid`, and those with a Finding of their own. */
const KNOWN: ReadonlySet<string> = new Set([
  'valid',
  'expired',
  'invalid',
  'assignedToExternalMDM',
  'duplicateLocationId',
]);

export const stateUnknown = tokenFinding({
  families: ['vpp'],
  needs: ['state'],
  lasts: true,
  find: ({ state }) => (KNOWN.has(state) ? undefined : { word: state }),
  severity: 'warning',
  moment: { when: 'remind-at', upcoming: 'upcoming.kind.state-unknown' },
  helps: 'neither',
  place: 'headline',
  actions: lead('open-in-intune', 'check-now', 'snooze'),
  say: ({ subject, detail, words }) => {
    const word = showable(detail.word, LONGEST_WORD);
    return {
      state: 'unknown',
      headline: words.t('finding.state-unknown.headline', { subject }),
      short: words.t('finding.state-unknown.short', { word }),
      consequence: words.t('finding.state-unknown.consequence', { word }),
      advice: words.t('finding.state-unknown.advice'),
    };
  },
});
