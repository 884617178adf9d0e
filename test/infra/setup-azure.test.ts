import assert from 'node:assert/strict';
import { access, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig } from '../../src/config.ts';
import { type AzMachine, azMachine, COMPLETE_TENANT, EMPTY_TENANT, SETTINGS_THERE } from './az-machine.ts';
import { TEAM_LINK, VARIANTS } from './variants.ts';

const BASE = ['--name', 'token-warden', '--resource-group', 'rg-token-warden', '--location', 'westeurope'];
const ELSEWHERE = [...BASE, '--endpoint', 'https://token-warden.contoso.com/api/messages'];
const SECRET = 's3cr~et.value';
const READ = '06a5fe6d-c49d-46a7-b082-56b1b14103c7';
const WRITE = '5ac13192-7ace-4fcf-b828-1a26f28068ee';

/** Committed scripts, so that a reader sees the set-up without running anything. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'federated-read-only.sh': ELSEWHERE,
  'managed-read-only.sh': [...ELSEWHERE, '--identity', 'managed'],
  'app-acting.sh': [
    ...ELSEWHERE,
    '--identity',
    'app',
    '--secret-file',
    'env/bot-secret.env',
    '--actions',
    'on',
  ],
  'app-service.sh': [...BASE, '--host', 'app-service'],
};

function setup(args: readonly string[]): readonly string[] {
  return [process.execPath, 'scripts/setup-azure/main.ts', ...args];
}

describe('npm run setup:azure', () => {
  let machine: AzMachine;
  const file = () => join(machine.folder, 'settings.env');

  beforeEach(async () => {
    machine = await azMachine();
  });

  afterEach(() => machine.close());

  for (const [file, args] of Object.entries(EXAMPLES)) {
    it(`prints infra/examples/${file} on a dry run, and calls nothing`, async () => {
      const printed = await machine.run(setup(['--dry-run', ...args]), EMPTY_TENANT);
      assert.equal(printed.code, 0);
      const again = `node scripts/setup-azure/main.ts --dry-run ${args.join(' ')} > infra/examples/${file}`;
      assert.equal(printed.out, await readFile(`infra/examples/${file}`, 'utf8'), `write it again: ${again}`);
      assert.deepEqual(await machine.calls(), []);
    });
  }

  for (const [name, args] of Object.entries(VARIANTS)) {
    for (const [state, answers] of Object.entries({ empty: EMPTY_TENANT, complete: COMPLETE_TENANT })) {
      it(`calls az exactly as its script does, and writes the same: ${name}, ${state} tenant`, async () => {
        const stem = (who: string) => join(machine.folder, who);
        for (const who of ['run', 'script'])
          await writeFile(`${stem(who)}.env`, 'PULSE=mon 09:00\nBOT_ID=old\n');
        const run = await machine.run(setup(args(stem('run'))), answers);
        assert.equal(run.code, 0, run.err);
        const direct = await machine.calls();

        const script = await machine.run(setup([...args(stem('script')), '--dry-run']), answers);
        const path = join(machine.folder, 'setup.sh');
        await writeFile(path, script.out);
        await chmod(path, 0o755);
        const ended = await machine.run([path], answers);
        assert.equal(ended.code, 0, ended.err);
        assert.deepEqual(await machine.calls(), direct);
        const { MANIFEST_WEBSITE_URL: _, ...written } = await settingsIn(`${stem('run')}.env`);
        assert.deepEqual(await settingsIn(`${stem('script')}.env`), written);
        assert.equal((await stat(`${stem('run')}.env`)).mode & 0o777, 0o600);
        assert.deepEqual([written['PULSE'], written['BOT_ID'] === 'old'], ['mon 09:00', false]);
      });
    }
  }

  it('grants the reading permission only, unless asked', async () => {
    await machine.run(setup([...ELSEWHERE, '--env', file()]), EMPTY_TENANT);
    assert.deepEqual(granted(await machine.calls()), [READ]);
    await machine.run(setup([...ELSEWHERE, '--actions', 'on', '--env', file()]), EMPTY_TENANT);
    assert.deepEqual(granted(await machine.calls()), [WRITE]);
  });

  it('posts a whole app role assignment', async () => {
    await machine.run(setup([...ELSEWHERE, '--cloud', 'dod', '--env', file()]), EMPTY_TENANT);
    const post = (await machine.calls()).find((call) => call.includes('post')) ?? [];
    assert.equal(
      post[4],
      'https://dod-graph.microsoft.us/v1.0/servicePrincipals/2b1f6c3a-7d4e-4a52-8f10-0c9d8e7f6a5b/appRoleAssignments',
    );
    assert.deepEqual(JSON.parse(post[post.indexOf('--body') + 1] ?? ''), {
      principalId: '2b1f6c3a-7d4e-4a52-8f10-0c9d8e7f6a5b',
      resourceId: '7c5e2a10-9b8d-4f6e-a1c3-d2e4f6a8b0c1',
      appRoleId: READ,
    });
  });

  it('changes nothing twice', async () => {
    await machine.run(setup([...ELSEWHERE, '--env', file()]), COMPLETE_TENANT);
    const calls = (await machine.calls()).map((call) => call.join(' '));
    for (const start of [
      'role assignment create',
      'bot create',
      'bot msteams create',
      'rest --method post',
    ]) {
      assert.ok(!calls.some((call) => call.startsWith(start)), start);
    }
  });

  it('writes what the bot needs to know, and says what comes next', async () => {
    const { out } = await machine.run(
      setup([...ELSEWHERE, '--team', TEAM_LINK, '--time-zone', 'Europe/Berlin', '--env', file()]),
      EMPTY_TENANT,
    );
    const text = await readFile(file(), 'utf8');
    const bare = Object.fromEntries(Object.entries(parseEnv(text)).filter(([, value]) => value !== ''));
    assert.deepEqual(bare, {
      BOT_ID: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e',
      BOT_TENANT_ID: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a',
      BOT_TYPE: 'SingleTenant',
      BOT_FEDERATED_IDENTITY: 'aa11bb22-5f0e-4b7a-9c1e-2d6a7b8c9d0e',
      IT_TEAM_ID: '33333333-3333-4333-8333-333333333333',
      ACTIONS: 'off',
      CLOUD: 'global',
      STORE_URL: 'azure-tables:https://tokenwarden.table.core.windows.net/tokenwarden',
      TIME_ZONE: 'Europe/Berlin',
      PUBLIC_URL: 'https://token-warden.contoso.com/api/messages',
      MANIFEST_WEBSITE_URL: 'https://token-warden.contoso.com/',
    });
    assert.equal(readConfig(parseEnv(text)).botFederatedIdentity, bare['BOT_FEDERATED_IDENTITY']);
    assert.match(text, /^# Group id of the IT team/m);
    assert.match(
      out,
      /The bot's address: https:\/\/token-warden\.contoso\.com\/api\/messages\n\nNext:\n {2}npm start\n {2}npm run package:teams\n {2}npm run doctor -- --endpoint \S+\n$/,
    );
  });

  it('takes no setting away when it is run again with less', async () => {
    const decided = ['--team', TEAM_LINK, '--time-zone', 'Europe/Berlin', '--actions', 'on'];
    await machine.run(setup([...ELSEWHERE, ...decided, '--env', file()]), EMPTY_TENANT);
    await writeFile(file(), `${await readFile(file(), 'utf8')}PULSE=mon 09:00\n`);
    const before = await settingsIn(file());
    await machine.calls();
    await machine.run(setup([...ELSEWHERE, '--env', file()]), EMPTY_TENANT);
    assert.deepEqual(await settingsIn(file()), before);
    assert.deepEqual(granted(await machine.calls()), [WRITE]);
  });

  it('keeps a bot that is a managed identity what it is', async () => {
    await writeFile(file(), 'BOT_TYPE=UserAssignedMSI\n');
    await machine.run(setup([...ELSEWHERE, '--env', file()]), EMPTY_TENANT);
    assert.equal((await settingsIn(file()))['BOT_TYPE'], 'UserAssignedMSI');
    const calls = (await machine.calls()).map((call) => call.join(' '));
    assert.ok(!calls.some((call) => call.startsWith('ad app create')), calls.join('\n'));
  });

  it('lets what the web app has win over a default, and a decision win over both', async () => {
    const args = [...BASE, '--host', 'app-service', '--env', file(), '--time-zone', 'Europe/Berlin'];
    await machine.run(setup(args), COMPLETE_TENANT);
    const set =
      (await machine.calls()).find((call) => call.join(' ').startsWith('webapp config appsettings set')) ??
      [];
    const [byDefault, had, decided] = ['ACTIONS=off', SETTINGS_THERE, 'TIME_ZONE=Europe/Berlin'].map((one) =>
      set.indexOf(one),
    );
    assert.ok(byDefault !== undefined && had !== undefined && decided !== undefined);
    assert.ok(byDefault > 0 && byDefault < had && had < decided, set.join(' '));
    const pairs = set.slice(set.indexOf('--settings') + 1).filter((one) => /^[A-Z_]+=/.test(one));
    const config = readConfig(
      Object.fromEntries(pairs.map((one) => [one.split('=')[0], one.replace(/^\w+=/, '')])),
    );
    assert.deepEqual(
      [config.botType, config.botFederatedIdentity, config.host, config.port, config.storeUrl],
      [
        ...['SingleTenant', 'aa11bb22-5f0e-4b7a-9c1e-2d6a7b8c9d0e', '0.0.0.0', 8080],
        'azure-tables:https://tw.table.core.windows.net/tokenwarden',
      ],
    );
  });

  it('stops before anything is made when the team is of another tenant', async () => {
    const link = TEAM_LINK.replace('tenantId=5d9e3c1a', 'tenantId=00000000');
    const run = await machine.run(setup([...ELSEWHERE, '--team', link, '--env', file()]), EMPTY_TENANT);
    assert.equal(run.code, 1);
    assert.match(run.err, /The link to the team is of another tenant/);
    assert.ok(!(await machine.calls()).some((call) => call.includes('create')));
  });

  describe('with a client secret', () => {
    let file: string;
    let args: readonly string[];

    beforeEach(() => {
      file = join(machine.folder, 'bot-secret.env');
      args = setup([...ELSEWHERE, '--identity', 'app', '--secret-file', file, '--env', `${file}.settings`]);
    });

    it('writes it to its file for its owner alone, and nowhere else', async () => {
      const run = await machine.run(args, EMPTY_TENANT);
      assert.equal(await readFile(file, 'utf8'), `BOT_PASSWORD=${SECRET}\n`);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.ok(!run.out.includes(SECRET) && !run.err.includes(SECRET));
      assert.ok(!JSON.stringify(await machine.calls()).includes(SECRET));
    });

    it('does the same as a script', async () => {
      const script = join(machine.folder, 'setup.sh');
      await writeFile(script, (await machine.run([...args, '--dry-run'], EMPTY_TENANT)).out);
      const run = await machine.run(['bash', script], EMPTY_TENANT);
      assert.equal(await readFile(file, 'utf8'), `BOT_PASSWORD=${SECRET}\n`);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.ok(!run.out.includes(SECRET) && !run.err.includes(SECRET));
    });

    it('keeps the one there is, and asks for no other', async () => {
      await writeFile(file, 'BOT_PASSWORD=old\n');
      const run = await machine.run(args, EMPTY_TENANT);
      assert.equal(run.code, 0);
      assert.match(run.out, /is there and stays as it is/);
      assert.equal(await readFile(file, 'utf8'), 'BOT_PASSWORD=old\n');
      assert.ok(!(await machine.calls()).some((call) => call.includes('credential')));
    });

    it('leaves no file behind when there is no secret', async () => {
      const refusal = {
        when: 'ad app credential reset',
        code: 1,
        err: 'ERROR: Credential type not allowed\n',
      };
      const run = await machine.run(args, [refusal, ...EMPTY_TENANT]);
      assert.equal(run.code, 1);
      assert.match(run.err, /Credential type not allowed\n.*use --identity federated there/s);
      await assert.rejects(access(file), { code: 'ENOENT' });
    });

    it('mints none that it could not keep', async () => {
      await mkdir(join(machine.folder, 'there'));
      const nowhere = setup([
        ...ELSEWHERE,
        '--identity',
        'app',
        '--secret-file',
        join(machine.folder, 'not/there'),
        '--env',
        `${file}.settings`,
      ]);
      const run = await machine.run(nowhere, EMPTY_TENANT);
      assert.equal(run.code, 1);
      assert.match(run.err, /not\/there cannot be written \(ENOENT\)/);
      assert.ok(!(await machine.calls()).some((call) => call.includes('credential')));
    });
  });

  it('stops at the first failure, with what to do', async () => {
    const run = await machine.run(setup([...ELSEWHERE, '--env', file()]), [
      { when: 'account show', code: 1, err: 'ERROR: Please run az login\n' },
    ]);
    assert.equal(run.code, 1);
    assert.equal(
      run.err,
      'ERROR: Please run az login\n\n' +
        'Stopped at: Learn the id of the tenant; this fails when nobody is signed in.\n' +
        'az ended with code 1.\nSign in first with: az login\n',
    );
    assert.equal((await machine.calls()).length, 2);
  });

  it('stops when az leaves out what later steps need', async () => {
    const run = await machine.run(setup([...ELSEWHERE, '--env', file()]), []);
    assert.equal(run.code, 1);
    assert.match(run.err, /az gave no tenantId\./);
  });

  it('says when az is not there', async () => {
    const { code, err } = await machine.run(
      ['env', 'PATH=/nowhere', ...setup([...ELSEWHERE, '--env', file()])],
      [],
    );
    assert.equal(code, 1);
    assert.match(err, /The az command was not found: install the Azure CLI/);
  });
});

async function settingsIn(file: string): Promise<NodeJS.Dict<string>> {
  return { ...parseEnv(await readFile(file, 'utf8')) };
}

function granted(calls: readonly (readonly string[])[]): readonly string[] {
  const posts = calls.filter((call) => call.includes('post'));
  return posts.map((call) => JSON.parse(call[call.indexOf('--body') + 1] ?? '{}').appRoleId);
}
