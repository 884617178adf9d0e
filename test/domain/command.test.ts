import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Command, parseCommand } from '../../src/domain/command.ts';
import { COMMANDS } from '../../src/domain/command-words.ts';

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
  ['', { command: 'nothing' }],
  [' \n ', { command: 'nothing' }],
  ['Hi!', { command: 'greeting' }],
  ['Good morning', { command: 'greeting' }],
  ['tokn status', { command: 'unknown', said: 'tokn status', suggestions: ['token status'] }],
  ['staus vpp', { command: 'unknown', said: 'staus vpp', suggestions: ['token status vpp'] }],
  ['shw Contoso HQ', { command: 'unknown', said: 'shw Contoso HQ', suggestions: ['show Contoso HQ'] }],
  ['chek now', { command: 'unknown', said: 'chek now', suggestions: ['check now'] }],
  ['what is the weather', { command: 'unknown', said: 'what is the weather', suggestions: [] }],
];

describe('parseCommand', () => {
  for (const [said, meant] of TABLE) {
    it(JSON.stringify(said), () => assert.deepEqual(parseCommand(said), meant));
  }

  it('understands every listed word and alias in any case', () => {
    for (const { word, aliases } of COMMANDS) {
      for (const phrase of [word, ...aliases])
        assert.equal(parseCommand(phrase.toUpperCase()).command, word, phrase);
    }
  });

  it('no two commands share a phrase', () => {
    const phrases = COMMANDS.flatMap(({ word, aliases }) => [word, ...aliases]);
    assert.deepEqual(phrases.length, new Set(phrases).size);
  });

  it('answers any text, and suggests only what it understands itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const command: Command = parseCommand(text);
        if (command.command !== 'unknown') return;
        for (const suggestion of command.suggestions)
          assert.notEqual(parseCommand(suggestion).command, 'unknown', suggestion);
      }),
    );
  });
});
