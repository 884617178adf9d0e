import { readdir, readFile } from 'node:fs/promises';
import { COMMANDS } from '../src/domain/command-words.ts';
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
    commands: COMMANDS,
  };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
}
