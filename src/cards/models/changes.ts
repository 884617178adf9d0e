import type { Words } from '../../catalogue/words/words.ts';
import { familiesName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Change } from '../../domain/view.ts';

/** More lines than this nobody reads; the rest is counted. */
const MOST_LINES = 4;

/** What is different from the look before, a line each; no lines when nobody asked. */
export function changeLines(changes: readonly Change[] | undefined, words: Words): { text: string }[] {
  if (changes === undefined) return [];
  if (changes.length === 0) return [{ text: words.t('change.none') }];
  const lines = changes.slice(0, MOST_LINES).map((change) => ({ text: changeText(change, words) }));
  const rest = changes.length - lines.length;
  return rest === 0 ? lines : [...lines, { text: words.t('change.more', { n: rest }) }];
}

/** With old and new date where both are known and differ. */
function changeText({ about, name, change, expiry }: Change, words: Words): string {
  const who =
    about.id === '*' || about.family === 'push'
      ? familiesName(words, about.family)
      : words.t('quoted', { text: showable(name, 40) });
  if (change !== 'renewed' || expiry?.before === undefined || expiry.after === undefined)
    return words.t(`change.${change}`, { who });
  const [before, after] = [words.date(expiry.before), words.date(expiry.after)];
  if (before === after) return words.t('change.renewed', { who });
  return words.t('change.renewed.dates', { who, before, after });
}
