import type { Words } from '../../catalogue/words/words.ts';
import type { Assessment } from '../../domain/assess.ts';
import { SEVERITIES } from '../../domain/severity.ts';
import { isFineNow } from './rows.ts';

/** `4 critical, 1 soon, 2 fine`; undefined where all are alike. */
export function countsLine({ rows, troubles }: Assessment, words: Words): { text: string } | undefined {
  const counts = [
    ...SEVERITIES.map((severity) => ({
      key: `count.${severity}` as const,
      n: rows.filter(({ headline }) => headline?.severity === severity).length,
    })),
    { key: 'count.fine' as const, n: rows.filter(isFineNow).length },
    { key: 'count.unknown' as const, n: troubles.length },
  ];
  const said = counts.filter(({ n }) => n > 0).map(({ key, n }) => words.t(key, { n }));
  return said.length < 2 ? undefined : { text: said.join(', ') };
}
