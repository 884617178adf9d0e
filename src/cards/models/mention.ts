import type { Words } from '../../catalogue/words/words.ts';
import type { Person } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { escapeMarkdown } from '../text.ts';

/** One person a card tells, with the sentence that names them. */
export interface MentionModel {
  /** Markdown for a text block, which is where Teams looks for mentions. */
  readonly line: string;
  /** What stands in `msteams.entities`; undefined when the person cannot be addressed. */
  readonly entity?: MentionEntity;
}

/** Source: "Format cards in Teams", mention support: `text` must stand in a text block exactly like this. */
export interface MentionEntity {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** What Markdown or the tag itself would take for a sign. */
const SIGNS = /[\\`*_{}[\]<>~|&#]+/g;

/** Stands for the person while the sentence around is made safe; no text from outside holds it. */
const PLACE = '\uE000';

/**
 * A sentence that names a person and tells them.
 *
 * @param sentence says it with the given text in the place of the name.
 */
export function mentionModel(person: Person, sentence: (who: string) => string, words: Words): MentionModel {
  const name = nameOf(person, words);
  const id = person.teamsId === '' ? person.objectId : person.teamsId;
  const line = escapeMarkdown(sentence(PLACE));
  if (id === undefined || id === '') return { line: line.replace(PLACE, () => name) };
  const text = `<at>${name}</at>`;
  return {
    line: line.replace(PLACE, () => text),
    entity: { type: 'mention', text, mentioned: { id, name } },
  };
}

/** A name that reads the same in Markdown and in the entity, whatever it holds. */
function nameOf({ name }: Person, words: Words): string {
  const plain = showable(name, 60).replace(SIGNS, ' ').replaceAll(PLACE, ' ').replace(/\s+/g, ' ').trim();
  return plain === '' ? words.t('mention.somebody') : plain;
}
