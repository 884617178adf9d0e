import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { accountName, readOptions } from '../../scripts/setup-azure/options.ts';
import { ref, shellWord, type Word } from '../../scripts/setup-azure/words.ts';

const GOOD = {
  '--name': 'token-warden',
  '--resource-group': 'rg',
  '--location': 'westeurope',
  '--endpoint': 'https://bot.contoso.com/api/messages',
};

/** The good options with some changed; an empty value leaves an option out. */
function args(change: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries({ ...GOOD, ...change }).flatMap(([name, value]) =>
    value === '' ? [] : [name, value],
  );
}

const WRONG: readonly (readonly [change: Record<string, string>, sentence: string])[] = [
  [{ '--name': '' }, '--name is missing: it must be 4 to 42 letters, digits or hyphens.'],
  [{ '--name': 'a b' }, '--name is wrong: it must be 4 to 42 letters, digits or hyphens.'],
  [
    { '--resource-group': 'rg$(id)' },
    '--resource-group is wrong: it must be 1 to 90 letters, digits, _ or -.',
  ],
  [{ '--location': 'West Europe' }, '--location is wrong: it must be a region such as westeurope.'],
  [
    { '--endpoint': 'http://bot.contoso.com/api/messages' },
    '--endpoint is wrong: it must be an https address that ends with /api/messages.',
  ],
  [
    { '--endpoint': '' },
    '--endpoint is missing: give the address of the bot, such as https://bot.contoso.com/api/messages.',
  ],
  [{ '--identity': 'user' }, '--identity must be federated, app or managed.'],
  [{ '--actions': 'yes' }, '--actions must be on or off.'],
  [{ '--cloud': 'moon' }, '--cloud must be one of global, usgov, dod, china.'],
  [
    { '--also': 'Directory.ReadWrite.All' },
    '--also must be one of DeviceManagementApps.Read.All, GroupMember.Read.All.',
  ],
  [
    { '--storage-account': 'Token-Warden' },
    '--storage-account is wrong: it must be 3 to 24 small letters and digits.',
  ],
  [{ '--team': 'IT' }, '--team must be the link to a team (with groupId=...) or the group id in it.'],
  [{ '--time-zone': 'Berlin' }, '--time-zone must be an IANA time zone such as Europe/Berlin.'],
  [{ '--host': 'app-service' }, '--endpoint cannot be chosen with --host app-service: leave it out.'],
  [
    { '--host': 'app-service', '--endpoint': '', '--identity': 'app', '--secret-file': 'x' },
    '--host app-service needs no secret: leave --identity app out.',
  ],
  [{ '--nmae': 'x' }, "Unknown option '--nmae'."],
];

describe('options of setup:azure', () => {
  for (const [change, sentence] of WRONG) {
    it(`says what is wrong with ${JSON.stringify(change)}`, () => {
      assert.deepEqual(readOptions(args(change)), { kind: 'wrong', problems: [sentence] });
    });
  }

  it('is careful when nothing is said: no secret, no acting, no more permissions', () => {
    const read = readOptions(args({}));
    assert.ok(read.kind === 'options');
    const { identity, actions, also, cloud } = read.options;
    assert.deepEqual([identity, actions, also, cloud], ['federated', undefined, [], 'global']);
    assert.equal(accountName(read.options.name), 'tokenwarden');
  });
});

describe('words for bash', () => {
  it('mean to bash exactly what they say, whatever is in them', () => {
    const text = fc.string({ unit: 'grapheme-ascii' }).filter((value) => !value.includes('\0'));
    const words = fc.array(
      fc.oneof(text, fc.array(fc.oneof(text, fc.constant(ref('FOUND'))), { minLength: 1 })),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    const found = 'a \'b\' "c" $HOME `d` \\';
    fc.assert(
      fc.property(words, (list: Word[]) => {
        const script = `FOUND=${shellWord(found)}; printf '%s\\0' ${list.map(shellWord).join(' ')}`;
        const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
        const expected = list.map((word) =>
          typeof word === 'string'
            ? word
            : word.map((part) => (typeof part === 'string' ? part : found)).join(''),
        );
        assert.deepEqual(stdout.split('\0').slice(0, -1), expected);
      }),
      { numRuns: 60 },
    );
  });
});
