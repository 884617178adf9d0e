/** Something an earlier step found out, such as the id of the identity it created. */
export interface Ref {
  readonly ref: string;
}

/** One argument of a command: fixed text, or text with found values in it. */
export type Word = string | readonly (string | Ref)[];

/** A value that the step saving it under this name will know. */
export function ref(name: string): Ref {
  return { ref: name };
}

/** Writes a word with found values in it: word`https://x/${ref('BOT_ID')}/y`. */
export function word(texts: TemplateStringsArray, ...refs: readonly Ref[]): Word {
  return texts
    .flatMap((text, index) => [text, ...refs.slice(index, index + 1)])
    .filter((part) => part !== '');
}

/** The word with every found value filled in, as the program gets it. */
export function plainWord(given: Word, found: ReadonlyMap<string, string>): string {
  if (typeof given === 'string') return given;
  return given
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = found.get(part.ref);
      if (value === undefined) throw new Error(`${part.ref} is used before a step saves it.`);
      return value;
    })
    .join('');
}

/**
 * The word as bash reads it. Text is quoted unless it is harmless; found values are variables inside double quotes,
 * so that nothing in them is split or run.
 */
export function shellWord(given: Word): string {
  const parts = typeof given === 'string' ? [given] : given;
  if (parts.every((part) => typeof part === 'string')) return shellText(parts.join(''));
  const inside = parts.map((part) => {
    return typeof part === 'string' ? part.replace(/[\\"$`]/g, '\\$&') : `\${${part.ref}}`;
  });
  return `"${inside.join('')}"`;
}

function shellText(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  // Queries hold single quotes; double ones keep them readable where nothing in the text means something to bash.
  if (text.includes("'") && !/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
