import assert from 'node:assert/strict';
import { buildPackage } from '../../manifest/build.ts';
import { packageFiles } from '../../manifest/files.ts';
import type { Manifest, TeamsPackage } from '../../manifest/manifest.ts';
import { checkPackage } from '../../manifest/rules.ts';
import { readSettings } from '../../manifest/settings.ts';
import { readSource } from '../../manifest/source.ts';
import { type CommandWord, commandsIn, menuOf } from '../../src/catalogue/commands/command-words.ts';
import type { TypedName } from '../../src/catalogue/commands/commands.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import { GOOD_VARIABLES, goodPackage } from './sample.ts';

const COMMANDS = commandsIn(createWords('en', 'UTC'));

type Bot = NonNullable<Manifest['bots']>[number];

/** A good package with its one bot changed. */
function withBot(good: TeamsPackage, change: (bot: Bot) => Partial<Bot>): TeamsPackage {
  const bots = (good.manifest.bots ?? []).map((bot) => ({ ...bot, ...change(bot) }));
  return { ...good, manifest: { ...good.manifest, bots } };
}

function withManifest(good: TeamsPackage, change: Partial<Manifest>): TeamsPackage {
  return { ...good, manifest: { ...good.manifest, ...change } };
}

const BROKEN: readonly {
  name: string;
  change: (good: TeamsPackage) => TeamsPackage;
  sentences: readonly string[];
}[] = [
  {
    name: 'no supportsChannelFeatures for a bot in teams',
    change: (good) => ({ ...good, manifest: without(good.manifest, 'supportsChannelFeatures') }),
    sentences: [
      'supportsChannelFeatures is missing: a bot with the scope team must have it, with the value "tier1".',
    ],
  },
  {
    name: 'a placeholder without a value',
    change: (good) => withManifest(good, { accentColor: '$' + '{{COLOUR}}' }),
    sentences: [
      'The placeholder COLOUR has no value: write one that manifest/build.ts fills, such as NAME or BOT_ID.',
    ],
  },
  {
    name: 'another schema than the version says',
    change: (good) => withManifest(good, { manifestVersion: '1.25' }),
    sentences: [
      '$schema and manifestVersion differ: with manifestVersion 1.25 the address must contain /v1.25/.',
    ],
  },
  {
    name: 'an http address',
    change: (good) =>
      withManifest(good, { developer: { ...good.manifest.developer, privacyUrl: 'http://contoso.com' } }),
    sentences: ['developer.privacyUrl is "http://contoso.com": it must start with https://.'],
  },
  {
    name: 'a scope without commands',
    change: (good) => withBot(good, (bot) => ({ commandLists: (bot.commandLists ?? []).slice(0, 2) })),
    sentences: ['The scope personal has no command list: add one, so that people see what to type.'],
  },
  {
    name: 'commands for a scope the bot has not',
    change: (good) => withBot(good, () => ({ scopes: ['team', 'groupChat'] })),
    sentences: ['A command list names the scope personal, which the bot does not have: take it out.'],
  },
  {
    name: 'two lists for one scope',
    change: (good) =>
      withBot(good, (bot) => ({
        commandLists: [...(bot.commandLists ?? []), { scopes: ['team'], commands: [] }],
      })),
    sentences: ['The scope team has two command lists: leave one.'],
  },
  {
    name: 'the same command twice',
    change: (good) => withFirstList(good, [{ title: 'help' }, { title: 'Help ' }]),
    sentences: ['The command "help" is listed twice for the scope team: leave one.'],
  },
  {
    name: 'a command the bot does not know',
    change: (good) => withFirstList(good, [{ title: 'sing a song' }]),
    sentences: ['The command "sing a song" for the scope team is not one the bot understands: take it out.'],
  },
  {
    name: 'thirteen commands',
    change: (good) => withFirstList(good, allWords().slice(0, 13)),
    sentences: ['The scope team lists 13 commands: Teams shows at most 12.'],
  },
  {
    name: 'a language that is listed and missing',
    change: (good) => ({ ...good, languages: {} }),
    sentences: ['The language file de.json is missing: add manifest/languages/de.json.'],
  },
  {
    name: 'a language that is there and not listed',
    change: (good) => ({ ...good, languages: { ...good.languages, 'fr.json': {} } }),
    sentences: ['The language file fr.json is not in localizationInfo.additionalLanguages: add it there.'],
  },
  {
    name: 'a translated word the bot does not understand',
    change: (good) => withGerman(good, { 'bots[0].commandLists[0].commands[4].title': 'kaffee' }),
    sentences: [
      'In de.json (de): bots[0].commandLists[0].commands[4].title is "kaffee", ' +
        'which the bot does not understand: take it from src/catalogue/words/de/commands.ts.',
    ],
  },
  {
    name: 'a missing icon',
    change: (good) => ({ ...good, icons: without(good.icons, 'outline.png') }),
    sentences: [
      'The outline icon outline.png is missing: put it into manifest/icons, or correct icons.outline.',
    ],
  },
  {
    name: 'icons swapped',
    change: (good) => withManifest(good, { icons: { color: 'outline.png', outline: 'color.png' } }),
    sentences: [
      'The color icon outline.png is 32 x 32 pixels: it must be 192 x 192.',
      'The color icon outline.png must fill its whole square: no transparent pixel.',
      'The outline icon color.png is 192 x 192 pixels: it must be 32 x 32.',
      'The outline icon color.png must be white on transparent: no other colour.',
    ],
  },
  {
    name: 'an icon that is no PNG',
    change: (good) => ({
      ...good,
      icons: { ...good.icons, 'color.png': new TextEncoder().encode('<svg/>') },
    }),
    sentences: ['The color icon color.png cannot be read: it is not a PNG file.'],
  },
];

function without<T extends object>(whole: T, key: string): T {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as T;
}

function withFirstList(
  good: TeamsPackage,
  commands: { title: string; description?: string }[],
): TeamsPackage {
  const changed = withBot(good, (bot) => ({
    commandLists: (bot.commandLists ?? []).map((list, index) => (index === 0 ? { ...list, commands } : list)),
  }));
  const keys = commands.map((_, index) => [`bots[0].commandLists[0].commands[${index}].description`, 'x']);
  return withGerman(changed, Object.fromEntries(keys));
}

function withGerman(good: TeamsPackage, strings: Record<string, string>): TeamsPackage {
  return { ...good, languages: { 'de.json': { ...good.languages['de.json'], ...strings } } };
}

function allWords(): { title: string }[] {
  return COMMANDS.flatMap((command) => [command.word, ...command.aliases]).map((title) => ({ title }));
}

describe('the Teams package', () => {
  it('has no problem as it stands', async () => {
    assert.deepEqual(checkPackage(await goodPackage()), []);
  });

  for (const { name, change, sentences } of BROKEN) {
    it(`says what is wrong: ${name}`, async () => {
      assert.deepEqual(checkPackage(change(await goodPackage())), sentences);
    });
  }

  it('lists the commands of the menu in every scope, with its example', async () => {
    const { manifest } = await goodPackage();
    const lists = manifest.bots?.[0]?.commandLists ?? [];
    assert.deepEqual(
      lists.map((list) => list.scopes),
      [['team'], ['groupChat'], ['personal']],
    );
    for (const list of lists)
      assert.deepEqual(
        list.commands.map((command) => command.title),
        [
          'token status',
          'show',
          'renew',
          'check now',
          'sync',
          'upcoming',
          'remind here',
          'history',
          'claim',
          'snooze',
          'where',
          'help',
        ],
      );
    const show = lists[0]?.commands.find((command) => command.title === 'show');
    assert.match(show?.description ?? '', / \(show <token>\)$/);
  });

  it('refuses a menu of thirteen, by name', () => {
    const names = Array.from({ length: 13 }, (_, index) => `word-${index}`);
    const typed = { takes: 'nothing', menu: true } as const;
    const many = Object.fromEntries(names.map((name) => [name, { wants: 'read', typed } as const]));
    assert.throws(() => menuOf(many), /room for 12 commands, and 13 .*word-0, word-1, .*word-12;/);
    const { 'word-0': _, ...twelve } = many;
    assert.equal(menuOf(twelve).length, 12);
  });

  it('names a command that nobody translated', async () => {
    const added: CommandWord = {
      command: 'untranslated' as TypedName,
      word: 'help',
      takes: '',
      what: 'Something new.',
      aliases: [],
    };
    const menu = [...COMMANDS.slice(0, 3), added];
    assert.deepEqual(checkPackage(await goodPackage({ menu })), [
      'In de.json (de): the command "help" has no translation: ' +
        'add it to src/catalogue/words/de/commands.ts.',
    ]);
  });

  it('keeps a name with quotes and braces inside its string', async () => {
    const name = 'Token "W" \\ {{x}}';
    const read = readSettings({ ...GOOD_VARIABLES, MANIFEST_NAME: name }, { version: '1.0.0' });
    assert.ok(read.ok);
    const { manifest } = buildPackage(await readSource(), read.settings);
    assert.deepEqual(manifest['name'], { short: name, full: `${name} for Apple tokens in Intune` });
  });

  it('puts the manifest, the language and the two icons into the zip, and nothing else', async () => {
    const files = packageFiles(await goodPackage());
    assert.deepEqual(Object.keys(files), ['manifest.json', 'de.json', 'color.png', 'outline.png']);
  });
});
