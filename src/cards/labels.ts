import type { Words } from '../catalogue/words/words.ts';

/** The fixed words of the layouts, as `$root.labels` in the templates. */
export interface Labels {
  readonly whatToDo: string;
  readonly beforeYouStart: string;
  readonly renew: string;
  readonly snooze: string;
  readonly quietUntil: string;
  readonly why: string;
  readonly details: string;
  readonly toggleDetails: string;
  readonly allCommands: string;
}

export function labelsOf(words: Words): Labels {
  return {
    whatToDo: words.t('label.what-to-do'),
    beforeYouStart: words.t('label.before-you-start'),
    renew: words.t('button.renew'),
    snooze: words.t('button.snooze'),
    quietUntil: words.t('label.quiet-until'),
    why: words.t('label.why'),
    details: words.t('label.details'),
    allCommands: words.t('label.all-commands'),
    toggleDetails: words.t('label.toggle-details'),
  };
}
