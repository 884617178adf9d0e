import assert from 'node:assert/strict';
import { assess } from '../../src/domain/assess.ts';
import { findRows } from '../../src/domain/find-tokens.ts';
import { ade, NOW, push, snapshotOf, vpp } from '../support/builders.ts';

const { rows } = assess(
  snapshotOf([
    push(),
    vpp({ id: 'hq', name: 'Contoso HQ', location: 'Berlin' }),
    vpp({ id: 'hq-lab', name: 'Contoso HQ Lab', location: 'Munich' }),
    ade({ id: 'phones', name: 'Contoso iPhones' }),
  ]),
  { zone: 'UTC', ladder: [60] },
  NOW,
);
const found = (text: string) =>
  findRows(rows, text)
    .map(({ token }) => token.id)
    .sort();

describe('findRows', () => {
  for (const [text, ids] of [
    ['', ['hq', 'hq-lab', 'phones', 'push']],
    ['VPP', ['hq', 'hq-lab']],
    ['location tokens', ['hq', 'hq-lab']],
    ['dep', ['phones']],
    ['enrollment program token', ['phones']],
    ['apns', ['push']],
    ['Standorttokens', ['hq', 'hq-lab']],
    ['Push-Zertifikat', ['push']],
    ['contoso hq', ['hq']],
    ['contoso', ['hq', 'hq-lab', 'phones']],
    ['munich', ['hq-lab']],
    ['mdm@contoso.example', ['push']],
    ['nobody', []],
    ['.*', []],
  ] as const) {
    it(`"${text}"`, () => assert.deepEqual(found(text), ids));
  }
});
