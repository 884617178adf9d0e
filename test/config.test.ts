import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ConfigError, readConfig, VARIABLES } from '../src/config.ts';
import { describeConfig } from '../src/config-description.ts';

const GUID = '11111111-2222-3333-4444-555555555555';
const RIGHT = { BOT_ID: GUID, BOT_TENANT_ID: GUID, BOT_PASSWORD: 'hush-hush', IT_TEAM_ID: GUID };
const OPEN = {
  BOT_AUTH: 'none',
  HOST: '127.0.0.1',
  GRAPH_BASE_URL: 'http://127.0.0.1:4000',
  GRAPH_ACCESS_TOKEN: 'hush-token',
};

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
}

describe('config', () => {
  it('takes a right environment and the documented defaults', () => {
    const config = readConfig(RIGHT);
    assert.equal(config.remindAt, 540);
    assert.deepEqual(config.remindDays, [60, 30, 14, 7, 3, 1, 0]);
    assert.deepEqual(config.workdays, [1, 2, 3, 4, 5]);
    assert.equal(config.checkEvery, 6 * 3_600_000);
  });

  for (const [said, language] of [
    [undefined, 'auto'],
    ['auto', 'auto'],
    ['de', 'de'],
    ['DE-at', 'de'],
    ['de_AT:de:en', 'de'],
    ['fr_FR:fr:en_GB', 'en'],
    ['fr_FR:fr', 'en'],
    ['C', 'en'],
  ] as const)
    it(`takes the language ${said}`, () =>
      assert.equal(readConfig({ ...RIGHT, ...(said && { LANGUAGE: said }) }).language, language));

  it('takes a bot on loopback without a BOT_ID', () => assert.equal(readConfig(OPEN).botAuth, 'none'));

  for (const [name, env, expected] of [
    ['an empty BOT_ID', { ...RIGHT, BOT_ID: '' }, /^BOT_ID is empty/],
    ['BOT_AUTH=none on every address', { ...OPEN, HOST: '0.0.0.0' }, /^HOST must be 127\.0\.0\.1/],
    [
      'BOT_AUTH=none on a name that looks like loopback',
      { ...OPEN, HOST: '127.0.0.1.example' },
      /^HOST must be/,
    ],
    [
      'a Graph token for a foreign host',
      { ...RIGHT, GRAPH_ACCESS_TOKEN: 'x', GRAPH_BASE_URL: 'https://graph.example' },
      /^GRAPH_ACCESS_TOKEN/,
    ],
    ['a language it does not speak', { ...RIGHT, LANGUAGE: 'xx' }, /^LANGUAGE must be auto or .*: en, de$/],
    [
      'a webhook in the clear',
      { ...RIGHT, FALLBACK_WEBHOOK: 'http://hooks.contoso.com/it' },
      /^FALLBACK_WEBHOOK must be an https address/,
    ],
    [
      'a webhook nobody can check',
      { ...RIGHT, FALLBACK_WEBHOOK: 'https://hooks.contoso.com/it' },
      /^FALLBACK_WEBHOOK_SECRET is missing: .*openssl rand/,
    ],
    [
      'a webhook secret that is too short',
      {
        ...RIGHT,
        FALLBACK_WEBHOOK: 'https://hooks.contoso.com/it',
        FALLBACK_WEBHOOK_SECRET: 'whsec_c2hvcnQ=',
      },
      /^FALLBACK_WEBHOOK_SECRET must be whsec_/,
    ],
    ['a mail without a server', { ...RIGHT, FALLBACK_MAIL: 'it@contoso.com' }, /^FALLBACK_SMTP is missing/],
    [
      'a mail server without a mail',
      { ...RIGHT, FALLBACK_SMTP: 'smtps://smtp.contoso.com' },
      /^FALLBACK_MAIL is missing/,
    ],
    [
      'a mail to nobody',
      { ...RIGHT, FALLBACK_MAIL: 'it', FALLBACK_SMTP: 'smtps://smtp.contoso.com' },
      /^FALLBACK_MAIL must be mail addresses/,
    ],
    [
      'a mail server that is none',
      { ...RIGHT, FALLBACK_MAIL: 'it@contoso.com', FALLBACK_SMTP: 'https://smtp.contoso.com' },
      /^FALLBACK_SMTP must be an address such as smtps:/,
    ],
    ['a Graph token without a base URL', { ...RIGHT, GRAPH_ACCESS_TOKEN: 'x' }, /^GRAPH_ACCESS_TOKEN/],
    [
      'Graph in the clear',
      { ...RIGHT, GRAPH_BASE_URL: 'http://graph.example' },
      /^GRAPH_BASE_URL must be https/,
    ],
    [
      'an unknown BOT_TYPE',
      { ...RIGHT, BOT_TYPE: 'SingelTenant' },
      /^BOT_TYPE must be one of SingleTenant, UserAssignedMSI$/,
    ],
    ['MultiTenant, which is no longer offered', { ...RIGHT, BOT_TYPE: 'MultiTenant' }, /^BOT_TYPE/],
    [
      'a managed identity with a secret',
      { ...RIGHT, BOT_TYPE: 'UserAssignedMSI' },
      /^BOT_PASSWORD must be empty/,
    ],
    ['a secret that is missing', { ...RIGHT, BOT_PASSWORD: '' }, /^BOT_PASSWORD is missing/],
    ['a tenant that is missing', { ...RIGHT, BOT_TENANT_ID: '' }, /^BOT_TENANT_ID is missing/],
    [
      'a tenant name for a tenant id',
      { ...RIGHT, BOT_TENANT_ID: 'contoso.com' },
      /^BOT_TENANT_ID must be a GUID/,
    ],
    [
      'an operator that is a mail address',
      { ...RIGHT, OPERATORS: 'x@contoso.example' },
      /^OPERATORS must be/,
    ],
    ['ACTIONS=maybe', { ...RIGHT, ACTIONS: 'maybe' }, /^ACTIONS must be one of on, off/],
    ['a store nobody knows', { ...RIGHT, STORE_URL: 'redis://x' }, /^STORE_URL must be/],
    ['a time zone nobody knows', { ...RIGHT, TIME_ZONE: 'Middle/Earth' }, /^TIME_ZONE must be an IANA/],
    ['nine o’clock in words', { ...RIGHT, REMIND_AT: 'nine' }, /^REMIND_AT must be/],
    ['a ladder with a hole in it', { ...RIGHT, REMIND_DAYS: '60,,x' }, /^REMIND_DAYS must be/],
    ['a pulse without a day', { ...RIGHT, PULSE: '09:00' }, /^PULSE must be/],
    ['no workday', { ...RIGHT, WORKDAYS: 'never' }, /^WORKDAYS must be/],
    ['looking all the time', { ...RIGHT, CHECK_EVERY: '1s' }, /^CHECK_EVERY must be/],
    ['a port beyond the last', { ...RIGHT, PORT: '65536' }, /^PORT must be/],
    ['an unknown cloud', { ...RIGHT, CLOUD: 'mars' }, /^CLOUD must be one of/],
  ] as const) {
    it(`refuses ${name}`, () => {
      const found = problems(env);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', expected);
    });
  }

  it('lists every problem at once', () => {
    const found = problems({ BOT_TYPE: 'x', PORT: 'y', TIME_ZONE: 'z' }).map(
      (problem) => problem.split(' ')[0],
    );
    assert.deepEqual(found.sort(), ['BOT_ID', 'BOT_TENANT_ID', 'BOT_TYPE', 'PORT', 'TIME_ZONE']);
  });

  it('describes itself without its secrets', () => {
    const description = JSON.stringify([
      describeConfig(readConfig(RIGHT)),
      describeConfig(readConfig(OPEN)),
      describeConfig(readConfig({ ...RIGHT, STORE_URL: 'azure-tables:AccountName=a;AccountKey=hush==;' })),
    ]);
    assert.doesNotMatch(description, /hush/);
    assert.match(description, /"botPassword":"set"/);
  });

  it('is documented variable by variable in env/.env.example', async () => {
    const example = await readFile(new URL('../env/.env.example', import.meta.url), 'utf8');
    const documented = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    const missing = VARIABLES.filter((name) => !documented.includes(name));
    assert.deepEqual(missing, [], `add these variables to env/.env.example: ${missing.join(', ')}`);
  });
});
