import { ANSWERS } from './de/answers.ts';
import { COMMON } from './de/common.ts';
import { FINDINGS } from './de/findings.ts';
import { RENEWAL } from './de/renewal.ts';
import { TROUBLES } from './de/troubles.ts';
import type { EN } from './en.ts';
import type { Translation } from './translation.ts';

/**
 * German, by topic. Menus of Intune and of Apple keep their English names, because no source gives today's German
 * ones. Terms follow Microsoft's and Apple's German pages: Standorttoken, Registrierungsprogrammtoken,
 * Apple-MDM-Push-Zertifikat, verwalteter Apple Account, Nutzungsbedingungen, erneuern.
 */
export const DE: Translation<typeof EN> = { ...ANSWERS, ...COMMON, ...FINDINGS, ...RENEWAL, ...TROUBLES };
