import assert from 'node:assert/strict';
import { PACKAGE_VARIABLES, readSettings } from '../../manifest/settings.ts';
import { GOOD_VARIABLES } from './sample.ts';

const ADDRESS = 'such as https://intranet.contoso.com/token-warden';
const GUID = 'a GUID such as 8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e';

const WRONG: readonly (readonly [variable: string, value: string, sentence: string])[] = [
  ['BOT_ID', '', `BOT_ID is not set: it must be the bot's application (client) id, ${GUID}.`],
  ['BOT_ID', 'warden', `BOT_ID is "warden": it must be the bot's application (client) id, ${GUID}.`],
  [
    'BOT_ID',
    '00000000-0000-0000-0000-000000000000',
    `BOT_ID is "00000000-0000-0000-0000-000000000000": it must be the bot's application (client) id, ${GUID}.`,
  ],
  ['TEAMS_APP_ID', '42', `TEAMS_APP_ID is "42": it must be the id of the Teams app, ${GUID}.`],
  [
    'MANIFEST_VERSION',
    'v1.2',
    'MANIFEST_VERSION is "v1.2": it must be three numbers with dots, such as 1.2.0, and grow with every upload.',
  ],
  [
    'MANIFEST_NAME',
    'Token Warden of the Contoso Group',
    'MANIFEST_NAME is 33 characters long: Teams takes at most 30, for example "Token Warden".',
  ],
  [
    'MANIFEST_DEVELOPER_NAME',
    'Contoso Group Information Technology',
    'MANIFEST_DEVELOPER_NAME is 36 characters long: Teams takes at most 32, for example "Contoso IT".',
  ],
  [
    'MANIFEST_WEBSITE_URL',
    '',
    `MANIFEST_WEBSITE_URL is not set: it must be the https address of a page about the bot, ${ADDRESS}.`,
  ],
  [
    'MANIFEST_WEBSITE_URL',
    'http://intranet.contoso.com',
    `MANIFEST_WEBSITE_URL is "http://intranet.contoso.com": it must be the https address of a page about the bot, ${ADDRESS}.`,
  ],
  [
    'MANIFEST_PRIVACY_URL',
    'privacy.html',
    `MANIFEST_PRIVACY_URL is "privacy.html": it must be the https address of your privacy notice, ${ADDRESS}.`,
  ],
  [
    'MANIFEST_TERMS_URL',
    'ftp://contoso.com/terms',
    `MANIFEST_TERMS_URL is "ftp://contoso.com/terms": it must be the https address of your terms of use, ${ADDRESS}.`,
  ],
  [
    'MANIFEST_ACCENT_COLOR',
    'navy',
    'MANIFEST_ACCENT_COLOR is "navy": it must be a colour as # and six hex digits, such as #1F3D66.',
  ],
];

describe('settings of the Teams package', () => {
  for (const [variable, value, sentence] of WRONG) {
    it(`says what is wrong with ${variable}=${value}`, () => {
      const read = readSettings({ ...GOOD_VARIABLES, [variable]: value }, { version: '1.0.0' });
      assert.deepEqual(read, { ok: false, problems: [sentence] });
    });
  }

  it('has a wrong value in this table for every variable it reads', () => {
    const tested = new Set(WRONG.map(([variable]) => variable));
    assert.deepEqual([...tested].sort(), [...PACKAGE_VARIABLES].sort());
  });

  it('reports every problem at once', () => {
    const read = readSettings({ BOT_ID: 'x', MANIFEST_ACCENT_COLOR: 'y' }, { version: 'z' });
    assert.equal(read.ok, false);
    const names = read.ok ? [] : read.problems.map((problem) => problem.split(' ')[0]);
    assert.deepEqual(names, ['BOT_ID', 'MANIFEST_VERSION', 'MANIFEST_WEBSITE_URL', 'MANIFEST_ACCENT_COLOR']);
  });

  it('fills in what is not set', () => {
    const read = readSettings(
      { ...GOOD_VARIABLES, TEAMS_APP_ID: ' ', MANIFEST_NAME: '' },
      { version: '1.2.3' },
    );
    assert.deepEqual(read, {
      ok: true,
      settings: {
        botId: GOOD_VARIABLES['BOT_ID'],
        appId: GOOD_VARIABLES['BOT_ID'],
        version: '1.2.3',
        name: 'Token Warden',
        developerName: 'Token Warden',
        websiteUrl: GOOD_VARIABLES['MANIFEST_WEBSITE_URL'],
        privacyUrl: GOOD_VARIABLES['MANIFEST_WEBSITE_URL'],
        termsUrl: GOOD_VARIABLES['MANIFEST_WEBSITE_URL'],
        accentColor: '#1F3D66',
      },
    });
  });
});
