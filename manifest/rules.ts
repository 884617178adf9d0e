import { MENU_LIMIT } from '../src/catalogue/commands/command-words.ts';
import { understand } from '../src/domain/understand/understand.ts';
import { iconProblems } from './icon-rules.ts';
import type { Manifest, TeamsPackage } from './manifest.ts';

/** One thing Teams, its store or a person would stumble over and Microsoft's JSON schema lets pass. */
type Rule = (checked: TeamsPackage) => readonly string[];

const RULES: readonly Rule[] = [
  noPlaceholderLeft,
  schemaMatchesVersion,
  channelFeaturesForTeams,
  addressesAreHttps,
  everyScopeHasCommands,
  commandsAreDistinct,
  commandsFit,
  languagesAreComplete,
  iconProblems,
];

/**
 * The rules for a package that Microsoft's schema does not know.
 *
 * @returns one sentence for each thing to put right; none for a good package
 */
export function checkPackage(checked: TeamsPackage): readonly string[] {
  return RULES.flatMap((rule) => rule(checked));
}

function noPlaceholderLeft(checked: TeamsPackage): readonly string[] {
  const all = JSON.stringify([checked.manifest, checked.languages]);
  const names = new Set([...all.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name));
  return [...names].map(
    (name) =>
      `The placeholder ${name} has no value: write one that manifest/build.ts fills, such as NAME or BOT_ID.`,
  );
}

function schemaMatchesVersion({ manifest }: TeamsPackage): readonly string[] {
  if (manifest.$schema.includes(`/v${manifest.manifestVersion}/`)) return [];
  return [
    `$schema and manifestVersion differ: with manifestVersion ${manifest.manifestVersion} the address must contain ` +
      `/v${manifest.manifestVersion}/.`,
  ];
}

/** Teams refuses an upload from 1.25 on without it, although the schema calls it optional. */
function channelFeaturesForTeams({ manifest }: TeamsPackage): readonly string[] {
  const inTeams = (manifest.bots ?? []).some((bot) => bot.scopes.includes('team'));
  if (!inTeams || manifest.supportsChannelFeatures === 'tier1') return [];
  return [
    'supportsChannelFeatures is missing: a bot with the scope team must have it, with the value "tier1".',
  ];
}

/** The schema takes http as well; the store does not. */
function addressesAreHttps({ manifest }: TeamsPackage): readonly string[] {
  const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
  return Object.entries({ websiteUrl, privacyUrl, termsOfUseUrl })
    .filter(([, address]) => !address.startsWith('https://'))
    .map(([name, address]) => `developer.${name} is "${address}": it must start with https://.`);
}

function everyScopeHasCommands({ manifest }: TeamsPackage): readonly string[] {
  return (manifest.bots ?? []).flatMap((bot) => {
    const listed = (bot.commandLists ?? []).flatMap((list) => list.scopes);
    const missing = bot.scopes.filter((scope) => scope !== 'copilot' && !listed.includes(scope));
    const unknown = listed.filter((scope) => !bot.scopes.includes(scope));
    const twice = listed.filter((scope, index) => listed.indexOf(scope) !== index);
    return [
      ...missing.map(
        (scope) => `The scope ${scope} has no command list: add one, so that people see what to type.`,
      ),
      ...unknown.map(
        (scope) => `A command list names the scope ${scope}, which the bot does not have: take it out.`,
      ),
      ...twice.map((scope) => `The scope ${scope} has two command lists: leave one.`),
    ];
  });
}

function commandsAreDistinct({ manifest }: TeamsPackage): readonly string[] {
  return eachList(manifest, (scope, titles) => {
    const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
    return twice.map((title) => `The command "${title}" is listed twice for the scope ${scope}: leave one.`);
  });
}

function commandsFit({ manifest }: TeamsPackage): readonly string[] {
  return eachList(manifest, (scope, titles) => [
    ...(titles.length > MENU_LIMIT
      ? [`The scope ${scope} lists ${titles.length} commands: Teams shows at most ${MENU_LIMIT}.`]
      : []),
    ...titles
      .filter((title) => understand(title).command === 'unknown')
      .map(
        (title) =>
          `The command "${title}" for the scope ${scope} is not one the bot understands: take it out.`,
      ),
  ]);
}

function eachList(manifest: Manifest, check: (scope: string, titles: string[]) => readonly string[]) {
  const lists = (manifest.bots ?? []).flatMap((bot) => bot.commandLists ?? []);
  return lists.flatMap((list) => {
    const titles = list.commands.map((command) => command.title.trim().toLowerCase());
    return check(list.scopes.join(', '), titles);
  });
}

function languagesAreComplete({ manifest, languages }: TeamsPackage): readonly string[] {
  const listed = manifest.localizationInfo?.additionalLanguages ?? [];
  const problems = Object.keys(languages)
    .filter((file) => !listed.some((language) => language.file === file))
    .map((file) => `The language file ${file} is not in localizationInfo.additionalLanguages: add it there.`);
  for (const { languageTag, file } of listed) {
    const strings = languages[file];
    if (strings === undefined)
      problems.push(`The language file ${file} is missing: add manifest/languages/${file}.`);
    else
      problems.push(
        ...untranslated(manifest, strings, languageTag).map((text) => `In ${file} (${languageTag}): ${text}`),
      );
  }
  return problems;
}

function untranslated(
  manifest: Manifest,
  strings: Readonly<Record<string, string>>,
  languageTag: string,
): readonly string[] {
  const lists = manifest.bots?.[0]?.commandLists ?? [];
  const missing = new Set<string>();
  for (const [list, { commands }] of lists.entries()) {
    for (const [index, command] of commands.entries()) {
      const key = `bots[0].commandLists[${list}].commands[${index}].description`;
      if (strings[key] === undefined) missing.add(command.title);
    }
  }
  const titles = Object.entries(strings).filter(([key]) => key.endsWith('.title'));
  const file = `src/catalogue/words/${languageTag}/commands.ts`;
  return [
    ...[...missing].map((title) => `the command "${title}" has no translation: add it to ${file}.`),
    ...titles
      .filter(([, title]) => understand(title).command === 'unknown')
      .map(
        ([key, title]) => `${key} is "${title}", which the bot does not understand: take it from ${file}.`,
      ),
  ];
}
