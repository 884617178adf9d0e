import type { Assessment, Row } from './assess.ts';
import { aboutFamily, SEVERITIES } from './finding.ts';
import { generation, refKey } from './token.ts';
import type { Change } from './view.ts';

/** What is different between two looks, in the order of the later one; things gone come last. */
export function compareLooks(before: Assessment, after: Assessment): Change[] {
  const earlier = new Map(before.rows.map((row) => [refKey(row.token), row]));
  const later = new Set(after.rows.map((row) => refKey(row.token)));
  return [
    ...compareTroubles(before, after),
    ...after.rows.flatMap((row) => compareRow(earlier.get(refKey(row.token)), row)),
    ...before.rows.filter((row) => !later.has(refKey(row.token))).map((row) => change(row, 'gone')),
  ];
}

function compareRow(before: Row | undefined, after: Row): Change[] {
  if (before === undefined) return [change(after, 'added')];
  if (generation(before.token) !== generation(after.token)) {
    return [after.headline?.kind === 'wrong-renewal' ? change(after, 'worse') : renewed(before, after)];
  }
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

function renewed({ token: { expiresAt: old } }: Row, after: Row): Change {
  const { expiresAt } = after.token;
  const expiry = {
    ...(old === undefined ? {} : { before: old }),
    ...(expiresAt === undefined ? {} : { after: expiresAt }),
  };
  return { ...change(after, 'renewed'), expiry };
}

/** Larger is better; a token without headline is best. */
function rank({ headline }: Row): number {
  return headline === undefined ? SEVERITIES.length : SEVERITIES.indexOf(headline.severity);
}
