/**
 * Writes README's table of commands from the catalogue: `npm run readme`. A test says when it is not
 * what this would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { commandsIn } from '../src/catalogue/commands/command-words.ts';
import { createWords } from '../src/catalogue/words/words.ts';

const BEGIN = '<!-- commands: written by npm run readme -->';
const END = '<!-- /commands -->';

/**
 * README with the table of all commands as they are now.
 *
 * @throws when the marks between which it stands are not there
 */
export function withCommandTable(readme: string): string {
  const from = readme.indexOf(BEGIN);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error(`README.md has no "${BEGIN}" with "${END}" below it`);
  return `${readme.slice(0, from + BEGIN.length)}\n${commandTable()}\n${readme.slice(to)}`;
}

function commandTable(): string {
  const rows = commandsIn(createWords('en', 'UTC')).map(
    ({ word, takes, what }) => `| \`${takes === '' ? word : `${word} ${takes}`}\` | ${what} |`,
  );
  return ['| command | answer |', '| --- | --- |', ...rows].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = new URL('../README.md', import.meta.url);
  await writeFile(readme, withCommandTable(await readFile(readme, 'utf8')));
}
