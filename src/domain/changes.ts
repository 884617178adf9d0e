import type { Assessment, Row } from './assess.ts';
import { aboutFamily } from './finding.ts';
import { SEVERITIES } from './severity.ts';
import { generation, refKey } from './token.ts';
import type { Change } from './view.ts';

/** What is different between two looks, in the order of the later one; things gone come last. */
export function compareLooks(before: Assessment, after: Assessment): Change[] {
  const [were, are] = [before.rows.filter(isThere), after.rows.filter(isThere)];
  const earlier = new Map(were.map((row) => [refKey(row.token), row]));
  const later = new Set(are.map((row) => refKey(row.token)));
  return [
    ...compareTroubles(before, after),
    ...are.flatMap((row) => compareRow(earlier.get(refKey(row.token)), row)),
    ...were.filter((row) => !later.has(refKey(row.token))).map((row) => change(row, 'gone')),
  ];
}

function compareRow(before: Row | undefined, after: Row): Change[] {
  if (before === undefined) return [change(after, 'added')];
  if (after.headline?.kind === 'wrong-renewal' && generation(before.token) !== generation(after.token))
    return [change(after, 'worse')];
  const moved = movedDate(before, after);
  if (moved !== undefined) return [moved];
  const difference = rank(after) - rank(before);
  if (difference === 0) return [];
  return [change(after, difference > 0 ? 'better' : 'worse')];
}

function compareTroubles(before: Assessment, after: Assessment): Change[] {
  const families = (assessment: Assessment) => new Set(assessment.troubles.map(({ about }) => about.family));
  const [earlier, later] = [families(before), families(after)];
  return [
    ...[...later]
      .filter((family) => !earlier.has(family))
      .map((family) => familyChange(family, 'no-longer-readable')),
    ...[...earlier]
      .filter((family) => !later.has(family))
      .map((family) => familyChange(family, 'readable-again')),
  ];
}

function familyChange(family: Parameters<typeof aboutFamily>[0], word: Change['change']): Change {
  return { about: aboutFamily(family), name: family, change: word };
}

function change({ token }: Row, word: Change['change']): Change {
  return { about: { family: token.family, id: token.id }, name: token.name, change: word };
}

function isThere({ gone }: Row): boolean {
  return gone === undefined;
}

/** Later is renewed and earlier is not; a date that one of the looks does not give has not moved. */
function movedDate({ token: { expiresAt: old } }: Row, after: Row): Change | undefined {
  const { expiresAt } = after.token;
  if (old === undefined || expiresAt === undefined || old === expiresAt) return undefined;
  return {
    ...change(after, expiresAt > old ? 'renewed' : 'moved-back'),
    expiry: { before: old, after: expiresAt },
  };
}

/** Larger is better; a token without headline is best. */
function rank({ headline }: Row): number {
  return headline === undefined ? SEVERITIES.length : SEVERITIES.indexOf(headline.severity);
}
