import { LANGUAGES } from '../../catalogue/words/language.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { PlaceKind } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { LanguageView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import type { NoticeModel } from './notices.ts';
import { commonButton, TONES } from './parts.ts';

/** The answer stands in the language it speaks of, so that it shows what was chosen. */
export function languageModel({ outcome, said, place, setting }: LanguageView, { words }: Look): NoticeModel {
  const title = languageTitle(outcome, said, place, words);
  return {
    summary: title,
    icon: '🌐',
    style: TONES.plain.style,
    title,
    mentions: [],
    facts: [],
    text: languageText(outcome, setting, words),
    advice: words.t(outcome === 'chosen' ? 'language.chosen.advice' : 'language.automatic.advice'),
    buttons: [commonButton('help', words)],
  };
}

function languageTitle(
  outcome: LanguageView['outcome'],
  said: string,
  place: PlaceKind,
  words: Words,
): string {
  if (outcome !== 'unknown')
    return words.t(`language.${outcome}.title`, { place: words.t(`remind-here.place.${place}`) });
  if (said === '') return words.t('language.unknown.title');
  return words.t('language.unknown.title.said', { said: showable(said) });
}

function languageText(
  outcome: LanguageView['outcome'],
  setting: LanguageView['setting'],
  words: Words,
): string {
  if (outcome === 'unknown')
    return words.t('language.unknown.text', { languages: words.and(LANGUAGES.map(words.languageName)) });
  if (outcome === 'automatic' && setting === 'auto') return words.t('language.automatic.text.auto');
  return words.t(`language.${outcome}.text`);
}
