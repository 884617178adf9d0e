import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandIn, commandsIn } from '../../src/catalogue/commands/command-words.ts';
import { assess } from '../../src/domain/assess.ts';
import { EVERY_LANGUAGE } from '../../src/domain/every-language.ts';
import { guess } from '../../src/domain/understand/guess.ts';
import { understand } from '../../src/domain/understand/understand.ts';
import { ade, NOW, snapshotOf, vpp } from '../support/builders.ts';

const is = (command: string, argument = ''): unknown => ({ command, argument });

const about = (command: string, argument: string): unknown => ({
  command,
  argument,
  ref: { family: 'vpp', id: 'retail' },
});

const { rows } = assess(
  snapshotOf([
    vpp({ id: 'hq', name: 'Contoso HQ' }),
    vpp({ id: 'retail', name: 'Contoso Retail' }),
    ade({ name: 'London' }),
  ]),
  { zone: 'UTC', ladder: [60] },
  NOW,
);

const TABLE: readonly (readonly [said: string, meant: unknown])[] = [
  ['token status', is('status')],
  ['  TOKEN   Status ', is('status')],
  ['status', is('status')],
  ['tokens?', is('status')],
  ['/status', is('status')],
  ['token status vpp', is('status', 'vpp')],
  ['status for Contoso HQ', is('status', 'Contoso HQ')],
  ['show Contoso HQ', is('show', 'Contoso HQ')],
  ['show "Contoso HQ"', is('show', 'Contoso HQ')],
  ['show the “Contoso HQ”', is('show', 'Contoso HQ')],
  ['show', is('show')],
  ['renew push', is('renew', 'push')],
  ['renew the push certificate', is('renew', 'push certificate')],
  ['how to renew vpp', is('renew', 'vpp')],
  ['check now', is('check-now')],
  ['refresh!', is('check-now')],
  ['help', is('help')],
  ['?', is('help')],
  ['What can you do?', is('help')],
  ['i’m renewing push', is('claim', 'push')],
  ["I'm renewing push", is('claim', 'push')],
  ['Hilfe', is('help')],
  ['zeige Contoso HQ', is('show', 'Contoso HQ')],
  ['Wie erneuere ich das Push-Zertifikat?', is('renew', 'Push-Zertifikat')],
  ['erneuern vpp', is('renew', 'vpp')],
  ['status von Contoso HQ', is('status', 'Contoso HQ')],
  ['Jetzt prüfen', is('check-now')],
  ['hier erinnern', is('remind-here')],
  ['hier nicht mehr erinnern', is('stop-reminding-here')],
  ['Demnächst', is('upcoming')],
  ['wo?', is('where')],
  ['ich übernehme Contoso HQ', is('claim', 'Contoso HQ')],
  ['Guten Morgen!', is('greeting')],
  ['', is('nothing')],
  [' \n ', is('nothing')],
  ['Hi!', is('greeting')],
  ['Good morning', is('greeting')],
];

const NEAR: readonly (readonly [said: string, meant: readonly unknown[]])[] = [
  ['demnäcst', [is('upcoming')]],
  ['tokn status', [is('status', '')]],
  ['staus vpp', [is('status', 'vpp')]],
  ['shw Contoso HQ', [{ command: 'show', argument: 'Contoso HQ', ref: { family: 'vpp', id: 'hq' } }]],
  ['chek now', [is('check-now', '')]],
  ['what is the weather', [is('status'), is('upcoming')]],
  ['Contoso Retial', [about('show', 'Contoso Retail')]],
  ['renw contoso retial', [about('renew', 'Contoso Retail')]],
  ['tell the retail people', [about('show', 'Contoso Retail')]],
  ['we want to renew something', [is('renew')]],
];

describe('understand', () => {
  for (const [said, meant] of TABLE) {
    it(JSON.stringify(said), () => assert.deepEqual(understand(said), meant));
  }

  it('understands every listed word and alias in any case', () => {
    for (const { command, word, aliases } of EVERY_LANGUAGE.flatMap(commandsIn)) {
      for (const phrase of [word, ...aliases])
        assert.equal(understand(phrase.toUpperCase()).command, command, phrase);
    }
  });

  it('no two commands share a phrase, in whatever language', () => {
    const meant = new Map<string, string>();
    for (const { command, word, aliases } of EVERY_LANGUAGE.flatMap(commandsIn)) {
      for (const phrase of [word, ...aliases]) assert.equal(meant.get(phrase) ?? command, command, phrase);
      for (const phrase of [word, ...aliases]) meant.set(phrase, command);
    }
  });

  for (const [said, meant] of NEAR) {
    it(`${JSON.stringify(said)} is not understood, and what it is near to is`, () => {
      assert.deepEqual(understand(said), is('unknown', said));
      assert.deepEqual(guess(said, rows), meant);
    });
  }

  it('answers any text, and suggests only what it understands itself', () => {
    const [english] = EVERY_LANGUAGE;
    assert.ok(english !== undefined);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        if (understand(text).command !== 'unknown') return;
        for (const { command, argument } of guess(text, rows)) {
          const line = `${commandIn(command, english).word} ${argument}`;
          assert.notEqual(understand(line).command, 'unknown', line);
        }
      }),
    );
  });
});
