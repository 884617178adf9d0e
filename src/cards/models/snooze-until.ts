import { showable } from '../../domain/guidance/outside-text.ts';
import type { SnoozeUntilView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import type { NoticeModel } from './notices.ts';
import { buttonModel, commonButton, showButton, TONES } from './parts.ts';

/** Until when a token can be quiet, asked back with a button for each end. */
export function snoozeUntilModel(
  { row, generation, choices }: SnoozeUntilView,
  { words }: Look,
): NoticeModel {
  const { family, id, name } = row.token;
  const ref = { family, id };
  const isPossible = choices.length > 0;
  const title = words.t(isPossible ? 'snooze-until.title' : 'snooze-until.none.title', {
    name: showable(name),
  });
  return {
    summary: title,
    icon: '🔕',
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: choices.map(({ key, until }) => ({
      label: words.t(`snooze-until.${key}`),
      value: words.slot(until),
    })),
    text: words.t(isPossible ? 'snooze-until.text' : 'snooze-until.none.text'),
    advice: words.t(isPossible ? 'snooze-until.advice' : 'snooze-until.none.advice'),
    buttons: isPossible
      ? choices.map(({ key }) =>
          buttonModel(words.t(`snooze-until.${key}`), { verb: 'snooze', ref, generation, choice: key }),
        )
      : [showButton(ref, words), commonButton('upcoming', words)],
  };
}
