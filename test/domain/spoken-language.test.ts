import assert from 'node:assert/strict';
import { type LanguageFacts, languageFor } from '../../src/domain/spoken-language.ts';

const FACTS: LanguageFacts = { setting: 'auto', place: {}, reader: 'person' };

describe('the language that is spoken', () => {
  for (const [title, facts, language] of [
    ['is English where nothing is known', {}, 'en'],
    ['is the person’s own with auto', { locale: 'de-DE' }, 'de'],
    [
      'is the one last spoken in the place, for everybody in it',
      { reader: 'place', place: { spoken: 'de-AT' } },
      'de',
    ],
    [
      'is the person’s own also where another was last spoken',
      { locale: 'en-US', place: { spoken: 'de' } },
      'en',
    ],
    [
      'is the place’s for what everybody sees, whoever pressed',
      { reader: 'place', locale: 'en-US', place: { spoken: 'de' } },
      'de',
    ],
    [
      'falls back to the place for a person whose language it does not know',
      { locale: 'fr-FR', place: { spoken: 'de' } },
      'de',
    ],
    ['is what the operator set, whatever people’s clients say', { setting: 'de', locale: 'en-US' }, 'de'],
    [
      'is what was chosen for the place before all else',
      { setting: 'de', locale: 'de', place: { chosen: 'en' } },
      'en',
    ],
    ['does not stumble over a choice of a later release', { place: { chosen: 'fr' }, locale: 'de' }, 'de'],
  ] as const) {
    it(title, () => assert.equal(languageFor({ ...FACTS, ...facts }), language));
  }
});
