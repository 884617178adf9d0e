import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** One code block of a document, with the heading it stands under. */
export interface Snippet {
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

/** Every code block of a Markdown file. Blocks inside of lists lose their indentation. */
export function snippets(file: string): readonly Snippet[] {
  const found: Snippet[] = [];
  let heading = '';
  let open: { indent: string; language: string; lines: string[] } | undefined;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const fence = /^( *)```(\S*)/.exec(line);
    if (open !== undefined && fence !== null) {
      found.push({ heading, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else if (open !== undefined) open.lines.push(line.slice(open.indent.length));
    else if (fence !== null) open = { indent: fence[1] ?? '', language: fence[2] ?? '', lines: [] };
    else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  }
  return found;
}

/** The one code block of this language in a file that has this text in it. */
export function snippet(file: string, language: string, contains = ''): string {
  const found = snippets(file).filter((one) => one.language === language && one.text.includes(contains));
  assert.equal(found.length, 1, `${file} must have one block of ${language} with "${contains}"`);
  return found[0]?.text ?? '';
}

/** Puts this machine's addresses in the place of those of a document. Each must be there exactly once. */
export function adapted(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((left, [from, to]) => {
    assert.equal(left.split(from).length, 2, `"${from}" must stand once in:\n${left}`);
    return left.replace(from, () => to);
  }, text);
}
