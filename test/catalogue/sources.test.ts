import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FINDINGS } from '../../src/catalogue/words/en/findings.ts';
import { RENEWAL } from '../../src/catalogue/words/en/renewal.ts';
import { EN } from '../../src/catalogue/words/en.ts';

const DOCUMENT = 'docs/sources.md';
const lines = readFileSync(new URL(`../../${DOCUMENT}`, import.meta.url), 'utf8').split('\n');

/** Everything that advises people: what follows, what to do, how to renew, why not to sync. */
const GUIDANCE = [
  ...new Set([
    ...Object.keys(FINDINGS),
    ...Object.keys(RENEWAL),
    ...Object.keys(EN).filter((key) =>
      /^(no-sync|finding|renew\.\w+\.(guard|step|rescue|place|account)|stops|will-stop|todo|more)\./.test(
        key,
      ),
    ),
  ]),
];

/** The lines of the second table: keys, and the sources they name. */
const ROWS = lines.flatMap((line) => {
  const [, keys = '', sources = ''] = /^\| (`[^|]*) \| ([^|]*) \|$/.exec(line) ?? [];
  return keys === '' ? [] : [{ keys: [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key), sources }];
});

const NAMES = new Set(lines.flatMap((line) => /^\| ([A-Z][A-Z-]+) \| /.exec(line)?.[1] ?? []));

function fits(pattern: string, key: string): boolean {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(key);
}

describe(DOCUMENT, () => {
  it('has the source of each sentence that advises people', () => {
    const patterns = ROWS.flatMap(({ keys }) => keys);
    const missing = GUIDANCE.filter((key) => !patterns.some((pattern) => fits(pattern, key)));
    assert.deepEqual(missing, [], 'add a line for them to the second table');
  });

  it('has no line for a sentence that is no more', () => {
    const left = ROWS.flatMap(({ keys }) => keys).filter(
      (pattern) => !GUIDANCE.some((key) => fits(pattern, key)),
    );
    assert.deepEqual(left, [], 'take them out of the second table');
  });

  it('names its sources in the first table, each with its date', () => {
    const named = ROWS.flatMap(
      ({ sources }) => sources.match(/\b(?:MS|AP)-[A-Z-]+\b|\bFLEET\b|\bCIPP\b/g) ?? [],
    );
    assert.deepEqual(
      [...new Set(named)].filter((name) => !NAMES.has(name)),
      [],
    );
    const dated = lines.filter((line) => /^\| [A-Z][A-Z-]+ \| .* \| [^|]*20\d\d[^|]* \|$/.test(line));
    assert.equal(dated.length, NAMES.size);
    for (const { keys, sources } of ROWS)
      assert.match(sources, /^own\b|[A-Z]{2,}-?[A-Z]*/, `${keys.join(', ')} has no source`);
  });
});
