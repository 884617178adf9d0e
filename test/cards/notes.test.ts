import type { SyncRefusal } from '../../src/catalogue/families/sync.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import { noteText } from '../../src/domain/guidance/notes.ts';
import { MINUTE } from '../../src/domain/instant.ts';
import type { Note } from '../../src/domain/note.ts';
import type { RefusalReason } from '../../src/domain/view.ts';
import { NOW, REFUSED, ZONE } from './build-views.ts';
import { goldens } from './golden.ts';

const texts = goldens('notes');

/** Each refusal once; one that is missing here does not compile. */
const MAY_NOT: { readonly [R in RefusalReason]: object } = {
  'other-tenant': {},
  'not-in-it-team': {},
  'guest-may-not-act': {},
  'not-an-operator': { who: ['Alex Wilber', 'Megan Bowen'] },
  'operators-unreadable': { unreadable: { ...REFUSED, permissions: ['GroupMember.Read.All'] } },
  'read-only': {},
};

const NO_SYNC: { readonly [R in SyncRefusal]: object } = {
  'not-syncable': {},
  expired: {},
  'state-expired': {},
  'state-invalid': {},
  'state-external-mdm': {},
  'state-duplicate': {},
  'in-progress': {},
  'too-soon': { from: NOW + 11 * MINUTE },
  'not-readable': {},
  gone: {},
};

const NOTES: readonly Note[] = [
  { note: 'no-such-token' },
  { note: 'unknown-button' },
  { note: 'intune-is-asked' },
  { note: 'snooze-too-long' },
  { note: 'nothing-to-sync' },
  { note: 'sync-started', by: 'Alex Wilber' },
  { note: 'no-sync-asked' },
  { note: 'failed', id: 'b3f0c1d2' },
  ...Object.entries(MAY_NOT).map(
    ([reason, facts]): Note => ({
      note: 'refused',
      refusal: { view: 'refused', reason: reason as RefusalReason, ...facts },
    }),
  ),
  ...Object.entries(NO_SYNC).map(
    ([reason, facts]): Note => ({
      note: 'sync-refused',
      now: NOW,
      offer: { offer: 'none', reason: reason as SyncRefusal, ...facts },
    }),
  ),
];

describe('what is said to the one who pressed', () => {
  for (const language of LANGUAGES)
    it(`reads as it did in ${language}`, () => {
      const words = createWords(language, ZONE);
      texts.compare(
        language,
        `${NOTES.map((note) => noteText(note, words).replaceAll('\u00A0', ' ')).join('\n')}\n`,
      );
    });

  it('has no golden of a language that is no more', () => {
    texts.holdOnly(LANGUAGES);
  });
});
