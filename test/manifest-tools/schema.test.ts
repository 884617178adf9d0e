import assert from 'node:assert/strict';
import type { Manifest, TeamsPackage } from '../../manifest/manifest.ts';
import { checkAgainstSchema } from '../../manifest/microsoft.ts';
import { goodPackage } from '../manifest/sample.ts';

type Change = (manifest: Manifest) => Record<string, unknown>;

/** What Microsoft's schema says about a wrong value, as people read it. */
const BROKEN: readonly (readonly [name: string, change: Change, sentence: string | RegExp])[] = [
  [
    'a short name that is too long',
    () => ({ name: { short: 'x'.repeat(31) } }),
    'manifest.json: name.short must NOT have more than 30 characters; change MANIFEST_NAME.',
  ],
  [
    'a short description that is too long',
    () => ({ description: { short: 'x'.repeat(81), full: 'x' } }),
    'manifest.json: description.short must NOT have more than 80 characters.',
  ],
  [
    'a full description that is too long',
    () => ({ description: { short: 'x', full: 'x'.repeat(4001) } }),
    'manifest.json: description.full must NOT have more than 4000 characters.',
  ],
  [
    'a bot id that is no GUID',
    (manifest) => ({ bots: manifest.bots?.map((bot) => ({ ...bot, botId: 'warden' })) }),
    /^manifest\.json: bots\[0\]\.botId must match pattern .*; change BOT_ID\.$/,
  ],
  [
    'an unknown scope',
    (manifest) => ({ bots: manifest.bots?.map((bot) => ({ ...bot, scopes: ['groupchat'] })) }),
    'manifest.json: bots[0].scopes[0] must be equal to one of the allowed values (team, personal, groupChat, copilot).',
  ],
  [
    'thirteen commands',
    (manifest) => ({
      bots: manifest.bots?.map((bot) => ({
        ...bot,
        commandLists: [
          { scopes: ['team'], commands: Array.from({ length: 13 }, (_, n) => ({ title: `w${n}` })) },
        ],
      })),
    }),
    'manifest.json: bots[0].commandLists[0].commands must NOT have more than 12 items.',
  ],
  [
    'an unknown property',
    () => ({ acentColor: '#000000' }),
    'manifest.json: the file must NOT have additional properties (acentColor).',
  ],
  [
    'a missing icon entry',
    () => ({ icons: { color: 'color.png' } }),
    "manifest.json: icons must have required property 'outline'.",
  ],
];

describe("Microsoft's schema", () => {
  it('finds nothing wrong with the package', async () => {
    assert.deepEqual(await checkAgainstSchema(await goodPackage()), []);
  });

  it('does not know that supportsChannelFeatures is needed, so that the own rule is', async () => {
    const good = await goodPackage();
    const { supportsChannelFeatures: _, ...manifest } = good.manifest;
    assert.deepEqual(await checkAgainstSchema({ ...good, manifest }), []);
  });

  for (const [name, change, sentence] of BROKEN) {
    it(`says what is wrong: ${name}`, async () => {
      const good = await goodPackage();
      // The change breaks the shape on purpose.
      const manifest = { ...good.manifest, ...change(good.manifest) } as Manifest;
      const [found, ...more] = await checkAgainstSchema({ ...good, manifest });
      assert.deepEqual(more, []);
      if (typeof sentence === 'string') assert.equal(found, sentence);
      else assert.match(found ?? '', sentence);
    });
  }

  it('checks the language files too', async () => {
    const good = await goodPackage();
    const languages: TeamsPackage['languages'] = {
      'de.json': {
        ...good.languages['de.json'],
        'description.short': 'x'.repeat(81),
        'bots[0].commands': 'x',
      },
    };
    assert.deepEqual(await checkAgainstSchema({ ...good, languages }), [
      'de.json: the file must NOT have additional properties (bots[0].commands).',
      'de.json: description.short must NOT have more than 80 characters.',
    ]);
  });
});
