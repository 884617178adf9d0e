import type { Words } from '../../catalogue/words/words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FactsView, FactValue } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import type { NoticeModel } from './notices.ts';
import { commonButton, TONES } from './parts.ts';

/** Facts on a notice: what a command tells that needs no card of its own. */
export function plainFactsModel(view: FactsView, { words }: Look): NoticeModel {
  const title = words.t(view.title);
  return {
    summary: title,
    icon: TONES.plain.icon,
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: view.facts.map(({ label, value }) => ({
      label: words.t(label),
      value: valueText(value, view.now, words),
    })),
    text: words.t(view.text),
    advice: words.t(view.advice),
    buttons: [commonButton('token-status', words), commonButton('help', words)],
  };
}

function valueText(value: FactValue, now: Instant, words: Words): string {
  if ('word' in value) return words.t(value.word);
  return 'at' in value ? words.moment(value.at, now) : showable(value.text);
}
