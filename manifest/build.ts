import type { CommandWord } from '../src/catalogue/commands/command-words.ts';
import type { Language, Manifest, TeamsPackage } from './manifest.ts';
import { menuEntry } from './menu.ts';
import type { PackageSettings } from './settings.ts';

export interface PackageSource {
  /** manifest.template.json, decoded. */
  readonly template: Manifest;
  /** The additional languages by the file name the template gives them. */
  readonly languages: Readonly<Record<string, Language>>;
  readonly icons: Readonly<Record<string, Uint8Array>>;
  /** The commands of the menu. */
  readonly menu: readonly CommandWord[];
  /** The same commands in other languages, by language tag. */
  readonly translated: Readonly<Record<string, readonly CommandWord[]>>;
}

/**
 * Fills the manifest source: placeholders from the settings, and one command list for every scope of the bot from
 * the commands it understands. Pure; whether the result is right is for `checkPackage` to say.
 */
export function buildPackage(source: PackageSource, settings: PackageSettings): TeamsPackage {
  const values = placeholders(settings);
  const { menu } = source;
  const manifest = fill(source.template, values);
  const bots = (manifest.bots ?? []).map((bot) => ({
    ...bot,
    commandLists: bot.scopes.map((scope) => ({
      scopes: [scope],
      commands: menu.map(menuEntry),
    })),
  }));
  const scopes = bots[0]?.scopes.length ?? 0;
  const tags = new Map(
    (manifest.localizationInfo?.additionalLanguages ?? []).map(({ file, languageTag }) => [
      file,
      languageTag,
    ]),
  );
  const languages = Object.entries(source.languages).map(([file, language]) => {
    const translated = source.translated[tags.get(file) ?? ''] ?? [];
    return [file, { ...fill(language.strings, values), ...menuStrings(menu, translated, scopes) }] as const;
  });
  return {
    manifest: { ...manifest, bots },
    languages: Object.fromEntries(languages),
    icons: source.icons,
  };
}

function placeholders(settings: PackageSettings): Readonly<Record<string, string>> {
  return {
    BOT_ID: settings.botId,
    APP_ID: settings.appId,
    VERSION: settings.version,
    NAME: settings.name,
    DEVELOPER_NAME: settings.developerName,
    WEBSITE_URL: settings.websiteUrl,
    PRIVACY_URL: settings.privacyUrl,
    TERMS_URL: settings.termsUrl,
    ACCENT_COLOR: settings.accentColor,
  };
}

/**
 * Replaces `${{NAME}}` in every text of a JSON value. Working on the value and not on its text means that a quote in
 * a setting cannot break the JSON. A placeholder nobody knows stays, and a rule reports it.
 */
function fill<T>(source: T, values: Readonly<Record<string, string>>): T {
  const filled = JSON.parse(JSON.stringify(source), (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    return value.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  });
  return filled;
}

/** Titles too: what a tap writes in this language the bot understands, whatever language it is set to. */
function menuStrings(
  menu: readonly CommandWord[],
  translated: readonly CommandWord[],
  scopes: number,
): Record<string, string> {
  const strings: Record<string, string> = {};
  for (let list = 0; list < scopes; list += 1) {
    for (const [index, { command }] of menu.entries()) {
      const said = translated.find((one) => one.command === command);
      if (said === undefined) continue;
      const { title, description } = menuEntry(said);
      const place = `bots[0].commandLists[${list}].commands[${index}]`;
      strings[`${place}.title`] = title;
      strings[`${place}.description`] = description;
    }
  }
  return strings;
}
