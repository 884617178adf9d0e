import type { Words } from '../../words/words.ts';

/** What follows, with the other tokens by name as far as they are known. */
export function withOthers(
  kind: 'recreated' | 'shared-account',
  others: readonly string[],
  words: Words,
): string {
  const consequence = words.t(`finding.${kind}.consequence`);
  if (others.length === 0) return consequence;
  return `${consequence} ${words.t(`finding.${kind}.others`, { others: words.and(others) })}`;
}
