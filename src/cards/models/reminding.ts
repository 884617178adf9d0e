import { DAY } from '../../domain/instant.ts';
import type { View } from '../../domain/view.ts';
import type { PulseView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import type { NoticeModel } from './notices.ts';
import { buttonModel, commonButton, TONES, type Tone } from './parts.ts';
import { statusHeadline } from './status-headline.ts';
import { nextText } from './upcoming.ts';

type RemindHereView = Extract<View, { view: 'remind-here' }>;

/** What is said of a place that is reminded now, and of one that is not. */
const OUTCOMES: { readonly [O in RemindHereView['outcome']]: Tone } = {
  added: TONES.fine,
  escalating: TONES.fine,
  already: TONES.plain,
  removed: TONES.plain,
  'was-none': TONES.plain,
};

export function remindHereModel({ outcome, place }: RemindHereView, { words }: Look): NoticeModel {
  const tone = OUTCOMES[outcome];
  const title = words.t(`remind-here.${outcome}.title`, {
    place: words.t(`remind-here.place.${place}`),
  });
  return {
    summary: title,
    icon: tone.icon,
    style: tone.style,
    title,
    mentions: [],
    facts: [],
    text: words.t(
      outcome === 'added' || outcome === 'already' ? 'remind-here.what-comes' : `remind-here.${outcome}.text`,
    ),
    advice: words.t(
      outcome === 'removed' || outcome === 'was-none'
        ? `remind-here.${outcome}.advice`
        : 'remind-here.how-to-end',
    ),
    buttons: [
      outcome === 'removed' || outcome === 'was-none'
        ? buttonModel(words.t('button.remind-here'), { verb: 'remind-here' })
        : buttonModel(words.t('button.not-here'), { verb: 'stop-reminding-here' }),
      commonButton('upcoming', words),
      commonButton('where', words),
    ],
  };
}

/** A sign of life that does not say that all is fine when the last look is too old to know. */
export function pulseModel({ assessment, next }: PulseView, { words }: Look): NoticeModel {
  const { lookedAt, now } = assessment;
  const headline = statusHeadline(assessment, now - lookedAt > DAY ? 'outdated' : 'current', words);
  return {
    summary: headline.text,
    icon: headline.tone.icon,
    style: headline.tone.style,
    title: headline.text,
    mentions: [],
    facts: [],
    text:
      next === undefined
        ? words.t('pulse.nothing')
        : words.t('pulse.next', { next: nextText(next, now, words) }),
    advice: words.t('pulse.advice', { when: words.stamp(lookedAt) }),
    buttons: [commonButton('all-tokens', words), commonButton('upcoming', words)],
  };
}
