import type { Words } from '../catalogue/words/words.ts';

/** The fixed words of the layouts, as `$root.labels` in the templates. */
export interface Labels {
  readonly whatToDo: string;
  readonly before: string;
  readonly now: string;
  readonly toggleRow: string;
  readonly toggleFine: string;
  readonly beforeYouStart: string;
  readonly quietUntil: string;
  readonly why: string;
  readonly details: string;
  readonly toggleDetails: string;
  readonly allCommands: string;
}

export function labelsOf(words: Words): Labels {
  return {
    whatToDo: words.t('label.what-to-do'),
    before: words.t('label.before'),
    now: words.t('label.now'),
    toggleRow: words.t('label.toggle-row'),
    toggleFine: words.t('label.toggle-fine'),
    beforeYouStart: words.t('label.before-you-start'),
    quietUntil: words.t('label.quiet-until'),
    why: words.t('label.why'),
    details: words.t('label.details'),
    allCommands: words.t('label.all-commands'),
    toggleDetails: words.t('label.toggle-details'),
  };
}
