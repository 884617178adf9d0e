import { ANSWERS } from './en/answers.ts';
import { COMMON } from './en/common.ts';
import { FINDINGS } from './en/findings.ts';
import { RENEWAL } from './en/renewal.ts';
import { TROUBLES } from './en/troubles.ts';

/**
 * English, by topic. The other languages have the same keys. A message is ICU MessageFormat
 * (https://unicode-org.github.io/icu/userguide/format_parse/messages/); apostrophes are typographic, because ICU
 * takes the straight one for a sign.
 */
export const EN = { ...ANSWERS, ...COMMON, ...FINDINGS, ...RENEWAL, ...TROUBLES } as const;
