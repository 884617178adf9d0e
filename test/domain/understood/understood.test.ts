import assert from 'node:assert/strict';
import { assess } from '../../../src/domain/assess.ts';
import { findRows } from '../../../src/domain/find-tokens.ts';
import { snoozeWanted } from '../../../src/domain/understand/snooze.ts';
import { understand } from '../../../src/domain/understand/understand.ts';
import { languageNamed } from '../../../src/flows/language.ts';
import { ade, NOW, push, snapshotOf, vpp } from '../../support/builders.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import type { Example } from './example.ts';

const { rows } = assess(
  snapshotOf([
    push(),
    vpp({ id: 'hq', name: 'Contoso HQ' }),
    vpp({ id: 'retail', name: 'Contoso Retail' }),
    vpp({ id: 'field', name: 'Contoso Field' }),
    vpp({ id: 'london', name: 'London', organization: 'Fabrikam' }),
    ade({ id: 'iphones', name: 'Contoso iPhones' }),
    ade({ id: 'macs', name: 'Contoso Macs' }),
  ]),
  { zone: 'UTC', ladder: [60] },
  NOW,
);

/** What the bot makes of a line, as the table says it: what is only named is opened. */
function meaningOf(said: string): Omit<Example, 'said'> {
  const { command, argument } = understand(said);
  const named = (text: string) => (text === '' ? '' : namesOf(text));
  if (command === 'unknown') {
    const tokens = named(argument);
    return { means: tokens === '' ? 'unknown' : 'open', tokens };
  }
  if (command === 'language')
    return { means: command, tokens: '', rest: languageNamed(argument) ?? argument };
  if (command !== 'snooze') return { means: command, tokens: named(argument) };
  const { name, until } = snoozeWanted(argument);
  return { means: command, tokens: named(name), ...(until === 'none' ? {} : { rest: until }) };
}

function namesOf(text: string): string {
  return findRows(rows, text)
    .map(({ token }) => token.name)
    .sort()
    .join(', ');
}

for (const [language, examples] of [
  ['English', ENGLISH],
  ['German', GERMAN],
] as const)
  describe(`what people write in ${language}`, () => {
    it('is a table of at least 150 lines, each once', () => {
      const lines = examples.map(({ said }) => said);
      assert.ok(new Set(lines).size >= 150);
      assert.deepEqual(
        lines.filter((line, index) => lines.indexOf(line) !== index),
        [],
      );
    });

    for (const { said, ...meaning } of examples)
      it(JSON.stringify(said), () => {
        const tokens = meaning.tokens.split(', ').sort().join(', ');
        assert.deepEqual(meaningOf(said), { ...meaning, tokens });
      });
  });
