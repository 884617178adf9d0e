import { readdir, readFile } from 'node:fs/promises';
import { type CommandWord, commandIn, menuOf } from '../src/catalogue/commands/command-words.ts';
import { type Language as CommandLanguage, LANGUAGES } from '../src/catalogue/words/language.ts';
import { createWords } from '../src/catalogue/words/words.ts';
import type { PackageSource } from './build.ts';
import { languageShape, manifestShape } from './manifest.ts';

/**
 * Reads the manifest source beside this file: the template, the languages and the icons.
 *
 * @throws the error of the file system or of zod when the source itself is damaged
 */
export async function readSource(): Promise<PackageSource> {
  const template = manifestShape.parse(await readJson('manifest.template.json'));
  const languageFiles = await readdir(new URL('languages/', import.meta.url));
  const languages = languageFiles
    .filter((file) => file.endsWith('.json'))
    .map(async (file) => [file, languageShape.parse(await readJson(`languages/${file}`))] as const);
  const iconFiles = await readdir(new URL('icons/', import.meta.url));
  const icons = iconFiles
    .filter((file) => file.endsWith('.png'))
    .map(async (file) => [file, await readFile(new URL(`icons/${file}`, import.meta.url))] as const);
  return {
    template,
    languages: Object.fromEntries(await Promise.all(languages)),
    icons: Object.fromEntries(await Promise.all(icons)),
    menu: menuFor('en'),
    translated: Object.fromEntries(LANGUAGES.map((language) => [language, menuFor(language)] as const)),
  };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
}

/** The commands in the bot's own words: what Teams writes for a tap is what the bot understands. */
function menuFor(language: CommandLanguage): readonly CommandWord[] {
  const words = createWords(language, 'UTC');
  return menuOf().map((name) => commandIn(name, words));
}
