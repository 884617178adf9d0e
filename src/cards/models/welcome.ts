import type { Words } from '../../catalogue/words/words.ts';
import type { WelcomeView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import { type HelpModel, helpParts } from './help.ts';
import { type ButtonModel, buttonModel, commonButton } from './parts.ts';
import { nextText } from './upcoming.ts';

/** The same layout as help, with what is true of the place where the bot was added. */
export function welcomeModel(view: WelcomeView, { words, botName: bot }: Look): HelpModel {
  const { things, more } = helpParts(words);
  return {
    summary: words.t('welcome.summary', { bot }),
    title: words.t('help.hello', { bot }),
    intro: words.t('welcome.text'),
    lines: reminding(view, words).map((text) => ({ text })),
    hints: [],
    things,
    buttons: [commonButton('token-status', words), commonButton('upcoming', words), placeButton(view, words)],
    more,
    notes: [
      { text: words.t(view.place === 'personal' ? 'welcome.how.personal' : 'welcome.how.shared', { bot }) },
    ],
  };
}

/** Whether it reminds here, when, and what comes first; or where else it does. */
function reminding(view: WelcomeView, words: Words): string[] {
  const { place, listens, listeners } = view;
  if (listens)
    return [
      words.t('welcome.reminds', {
        place: words.t(`remind-here.place.${place}`),
        time: timeOfDay(view.remindAt),
      }),
      comesFirst(view, words),
    ];
  if (listeners > 0) return [words.t('welcome.elsewhere', { n: listeners })];
  return [words.t(place === 'channel' ? 'welcome.silent.channel' : 'welcome.silent')];
}

function comesFirst({ coming, now }: WelcomeView, words: Words): string {
  if (coming === undefined) return words.t('welcome.first.unknown');
  const [first] = coming;
  return first === undefined
    ? words.t('welcome.first.none')
    : words.t('welcome.first', { next: nextText(first, now, words) });
}

/** Where it reminds, the way to end that; elsewhere where it does, or in a channel the way to begin. */
function placeButton({ listens, place }: WelcomeView, words: Words): ButtonModel {
  if (listens) return buttonModel(words.t('button.not-here'), { verb: 'stop-reminding-here' });
  if (place === 'channel') return buttonModel(words.t('button.remind-here'), { verb: 'remind-here' });
  return commonButton('where', words);
}

/** `09:00`, of minutes after midnight. */
function timeOfDay(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
