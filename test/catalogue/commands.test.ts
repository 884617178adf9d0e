import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { withCommandTable } from '../../scripts/readme-commands.ts';
import type { Command } from '../../src/catalogue/commands/command.ts';
import { commandsIn } from '../../src/catalogue/commands/command-words.ts';
import { COMMANDS } from '../../src/catalogue/commands/commands.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = 'src/catalogue/commands/';

describe('the commands', () => {
  it('are all in the table, each under the name of its file', async () => {
    const files = await readdir(new URL(FOLDER, ROOT));
    const defined = await Promise.all(
      files.map(async (file) => {
        const text = await readFile(new URL(FOLDER + file, ROOT), 'utf8');
        return /= command\(\{/.test(text) ? [file.replace(/\.ts$/, '')] : [];
      }),
    );
    assert.deepEqual(Object.keys(COMMANDS).sort(), defined.flat().sort());
  });

  it('can each be asked for, by typing or by a button', () => {
    for (const [name, { typed, button }] of Object.entries<Command>(COMMANDS))
      assert.ok(typed !== undefined || button !== undefined, `${FOLDER}${name}.ts`);
  });

  for (const language of LANGUAGES)
    it(`say in ${language} what may follow exactly where something may`, () => {
      for (const { command, takes } of commandsIn(createWords(language, 'UTC')))
        assert.equal(
          takes !== '',
          COMMANDS[command].typed.takes === 'text',
          `command.${command}.takes in src/catalogue/words/${language}/commands.ts`,
        );
    });

  it('stand in README as they are', async () => {
    const readme = await readFile(new URL('README.md', ROOT), 'utf8');
    assert.equal(withCommandTable(readme), readme, 'run: npm run readme');
  });
});
