import { ACTS } from './de/acts.ts';
import { ANDROID } from './de/android.ts';
import { ANSWERS } from './de/answers.ts';
import { BUTTONS } from './de/buttons.ts';
import { CARDS } from './de/cards.ts';
import { COMMANDS } from './de/commands.ts';
import { COMMON } from './de/common.ts';
import { FALLBACK } from './de/fallback.ts';
import { FINDINGS } from './de/findings.ts';
import { NOTICES } from './de/notices.ts';
import { PLACES } from './de/places.ts';
import { REMINDERS } from './de/reminders.ts';
import { RENEWAL } from './de/renewal.ts';
import { TOKENS } from './de/tokens.ts';
import { TROUBLES } from './de/troubles.ts';
import type { EN } from './en.ts';
import type { Translation } from './translation.ts';

/**
 * German, by topic. Menus of Intune and of Apple keep their English names, because no source gives today's German
 * ones. Terms follow Microsoft's and Apple's German pages: Standorttoken, Registrierungsprogrammtoken,
 * Apple-MDM-Push-Zertifikat, verwalteter Apple Account, Nutzungsbedingungen, erneuern. The longest word has a soft hyphen:
 * in a headline it is wider than a phone.
 */
export const DE: Translation<typeof EN> = {
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
};
