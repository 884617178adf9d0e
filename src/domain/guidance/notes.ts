import type { Words } from '../../catalogue/words/words.ts';
import { noSyncText, refusalText } from '../actions/words.ts';
import type { Note } from '../note.ts';
import { showable } from './outside-text.ts';

/** A note in words: plain text, in one or two sentences. */
export function noteText(said: Note, words: Words): string {
  switch (said.note) {
    case 'refused':
      return refusalText(said.refusal, words);
    case 'sync-refused':
      return noSyncText(said.offer, said.now, words) ?? words.t('note.nothing-to-sync');
    case 'sync-started':
      return words.t('note.sync-started', { by: showable(said.by) });
    case 'failed':
      return words.t('note.failed', { id: showable(said.id) });
    default:
      return words.t(`note.${said.note}`);
  }
}
