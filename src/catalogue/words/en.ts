import { ACTS } from './en/acts.ts';
import { ANDROID } from './en/android.ts';
import { ANSWERS } from './en/answers.ts';
import { BUTTONS } from './en/buttons.ts';
import { CARDS } from './en/cards.ts';
import { COMMANDS } from './en/commands.ts';
import { COMMON } from './en/common.ts';
import { FALLBACK } from './en/fallback.ts';
import { FINDINGS } from './en/findings.ts';
import { NOTICES } from './en/notices.ts';
import { PLACES } from './en/places.ts';
import { REMINDERS } from './en/reminders.ts';
import { RENEWAL } from './en/renewal.ts';
import { TOKENS } from './en/tokens.ts';
import { TROUBLES } from './en/troubles.ts';

/**
 * English, by topic. The other languages have the same keys. A message is ICU MessageFormat
 * (https://unicode-org.github.io/icu/userguide/format_parse/messages/); apostrophes are typographic, because ICU
 * takes the straight one for a sign.
 */
export const EN = {
  ...ACTS,
  ...ANDROID,
  ...ANSWERS,
  ...BUTTONS,
  ...CARDS,
  ...COMMANDS,
  ...COMMON,
  ...FALLBACK,
  ...FINDINGS,
  ...NOTICES,
  ...PLACES,
  ...REMINDERS,
  ...RENEWAL,
  ...TOKENS,
  ...TROUBLES,
} as const;
