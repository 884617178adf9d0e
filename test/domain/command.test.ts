import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Command, parseCommand } from '../../src/domain/command.ts';
import { commandsIn } from '../../src/domain/command-words.ts';
import { EVERY_LANGUAGE } from '../../src/domain/every-language.ts';

const is = (command: string, argument = ''): unknown => ({ command, argument });

const TABLE: readonly (readonly [said: string, meant: unknown])[] = [
  ['token status', is('token status')],
  ['  TOKEN   Status ', is('token status')],
  ['status', is('token status')],
  ['tokens?', is('token status')],
  ['/status', is('token status')],
  ['token status vpp', is('token status', 'vpp')],
  ['status for Contoso HQ', is('token status', 'Contoso HQ')],
  ['show Contoso HQ', is('show', 'Contoso HQ')],
  ['show "Contoso HQ"', is('show', 'Contoso HQ')],
  ['show the “Contoso HQ”', is('show', 'Contoso HQ')],
  ['show', is('show')],
  ['renew push', is('renew', 'push')],
  ['renew the push certificate', is('renew', 'push certificate')],
  ['how to renew vpp', is('renew', 'vpp')],
  ['check now', is('check now')],
  ['refresh!', is('check now')],
  ['help', is('help')],
  ['?', is('help')],
  ['What can you do?', is('help')],
  ['i’m renewing push', is('claim', 'push')],
  ["I'm renewing push", is('claim', 'push')],
  ['Hilfe', is('help')],
  ['zeige Contoso HQ', is('show', 'Contoso HQ')],
  ['Wie erneuere ich das Push-Zertifikat?', is('renew', 'Push-Zertifikat')],
  ['erneuern vpp', is('renew', 'vpp')],
  ['status von Contoso HQ', is('token status', 'Contoso HQ')],
  ['Jetzt prüfen', is('check now')],
  ['hier erinnern', is('remind here')],
  ['hier nicht mehr erinnern', is('stop reminding here')],
  ['Demnächst', is('upcoming')],
  ['wo?', is('where')],
  ['ich übernehme Contoso HQ', is('claim', 'Contoso HQ')],
  ['Guten Morgen!', { command: 'greeting' }],
  ['demnäcst', { command: 'unknown', said: 'demnäcst', suggestions: [is('upcoming')] }],
  ['', { command: 'nothing' }],
  [' \n ', { command: 'nothing' }],
  ['Hi!', { command: 'greeting' }],
  ['Good morning', { command: 'greeting' }],
  ['tokn status', { command: 'unknown', said: 'tokn status', suggestions: [is('token status', '')] }],
  ['staus vpp', { command: 'unknown', said: 'staus vpp', suggestions: [is('token status', 'vpp')] }],
  ['shw Contoso HQ', { command: 'unknown', said: 'shw Contoso HQ', suggestions: [is('show', 'Contoso HQ')] }],
  ['chek now', { command: 'unknown', said: 'chek now', suggestions: [is('check now', '')] }],
  ['what is the weather', { command: 'unknown', said: 'what is the weather', suggestions: [] }],
];

describe('parseCommand', () => {
  for (const [said, meant] of TABLE) {
    it(JSON.stringify(said), () => assert.deepEqual(parseCommand(said), meant));
  }

  it('understands every listed word and alias in any case', () => {
    for (const { command, word, aliases } of EVERY_LANGUAGE.flatMap(commandsIn)) {
      for (const phrase of [word, ...aliases])
        assert.equal(parseCommand(phrase.toUpperCase()).command, command, phrase);
    }
  });

  it('no two commands share a phrase, in whatever language', () => {
    const meant = new Map<string, string>();
    for (const { command, word, aliases } of EVERY_LANGUAGE.flatMap(commandsIn)) {
      for (const phrase of [word, ...aliases]) assert.equal(meant.get(phrase) ?? command, command, phrase);
      for (const phrase of [word, ...aliases]) meant.set(phrase, command);
    }
  });

  it('answers any text, and suggests only what it understands itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const command: Command = parseCommand(text);
        if (command.command !== 'unknown') return;
        for (const { command: name, argument } of command.suggestions)
          assert.notEqual(parseCommand(`${name} ${argument}`).command, 'unknown', name);
      }),
    );
  });
});
