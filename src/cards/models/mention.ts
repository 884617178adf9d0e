import type { Words } from '../../catalogue/words/words.ts';
import type { Person } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { escapeMarkdown } from '../text.ts';
import { optional } from './parts.ts';

/** People a card tells, with the sentence that names them. */
export interface MentionModel {
  /** Markdown for a text block, which is where Teams looks for mentions. */
  readonly line: string;
  /** What stands in `msteams.entities`; none of who cannot be addressed. */
  readonly entities: readonly MentionEntity[];
}

/** Source: "Format cards in Teams", mention support: `text` must stand in a text block exactly like this. */
export interface MentionEntity {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** What Markdown or the tag itself would take for a sign. */
const SIGNS = /[\\`*_{}[\]<>~|&#]+/g;

/** Stands for a person while the sentence around is made safe; no text from outside holds it. */
const PLACE = '\uE000';

/**
 * A sentence that names people and tells them.
 *
 * @param sentence says it with the given text in the place of the names.
 */
export function mentionModel(
  people: readonly Person[],
  sentence: (who: string) => string,
  words: Words,
): MentionModel {
  const told = people.map((person) => toldOf(person, words));
  const line = escapeMarkdown(sentence(words.and(told.map(() => PLACE))));
  const [first = '', ...rest] = line.split(PLACE);
  return {
    line: rest.reduce((text, part, index) => `${text}${told[index]?.text ?? ''}${part}`, first),
    entities: told.flatMap(({ entity }) => optional(entity)),
  };
}

function toldOf(person: Person, words: Words): { readonly text: string; readonly entity?: MentionEntity } {
  const name = nameOf(person, words);
  const id = person.teamsId === '' ? person.objectId : person.teamsId;
  if (id === undefined || id === '') return { text: name };
  const text = `<at>${name}</at>`;
  return { text, entity: { type: 'mention', text, mentioned: { id, name } } };
}

/** A name that reads the same in Markdown and in the entity, whatever it holds. */
function nameOf({ name }: Person, words: Words): string {
  const plain = showable(name, 60).replace(SIGNS, ' ').replaceAll(PLACE, ' ').replace(/\s+/g, ' ').trim();
  return plain === '' ? words.t('mention.somebody') : plain;
}
