import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { commandsIn } from '../../src/catalogue/commands/command-words.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { PlaceKind } from '../../src/domain/conversation.ts';
import { ZONE } from './build-views.ts';
import { ofType } from './inspect-card.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });

const WORDS = commandsIn(createWords('en', ZONE)).map(({ word }) => word);

/** The commands a welcome names, in its order. */
function named(place: PlaceKind): string[] {
  const words = new Set<string>(WORDS);
  return ofType(render({ view: 'welcome', place }), 'TextRun')
    .map(({ text }) => String(text))
    .filter((text) => words.has(text));
}

describe('the welcome', () => {
  for (const place of ['channel', 'group-chat'] as const)
    it(`is short in a ${place}, where many read it: three things to try, and the help`, () =>
      assert.deepEqual(named(place), ['token status', 'renew', 'upcoming', 'help']));

  it('names every command to one person', () => assert.deepEqual(named('personal'), WORDS));
});
