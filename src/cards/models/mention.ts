import type { Person } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { unbroken } from '../keep-together.ts';
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

/** A sentence that begins with a person's name and tells them. */
export function mentionModel(person: Person, rest: string): MentionModel {
  const name = nameOf(person);
  const id = person.teamsId === '' ? person.objectId : person.teamsId;
  const said = escapeMarkdown(unbroken(rest));
  if (id === undefined || id === '') return { line: `${name}${said}` };
  const text = `<at>${name}</at>`;
  return { line: `${text}${said}`, entity: { type: 'mention', text, mentioned: { id, name } } };
}

/** A name that reads the same in Markdown and in the entity, whatever it holds. */
function nameOf({ name }: Person): string {
  const plain = showable(name, 60).replace(SIGNS, ' ').replace(/\s+/g, ' ').trim();
  return plain === '' ? 'Somebody' : plain;
}
