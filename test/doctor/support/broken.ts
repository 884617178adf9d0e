import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetUp } from './set-up.ts';
import { storedZip } from './stored-zip.ts';

const MINUTE = 60_000;
const ELSEWHERE = '77777777-0000-4000-8000-000000000007';

/** The library keeps what it knows of an identity for the whole process: each set-up has its own. */
const identity = (number: number) => `88888888-0000-4000-8000-00000000000${number}`;
const FEDERATED = { BOT_PASSWORD: '', BOT_FEDERATED_IDENTITY: identity(0) };

export interface Broken {
  readonly name: string;
  readonly setUp: SetUp;
  /** The line as it is printed. */
  readonly says: RegExp;
  readonly next: RegExp;
}

/** Leaves a Teams app package with this manifest in the folder. */
export function withTeamsApp(manifest: unknown): NonNullable<SetUp['prepare']> {
  return async (folder) => {
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    await writeFile(join(folder, 'app.zip'), storedZip('manifest.json', text));
    return {};
  };
}

const forbidden = (...scopes: string[]) => ({ kind: 'forbidden', scopes }) as const;

/** One broken set-up each, and what the doctor says about it. */
export const BROKEN: readonly Broken[] = [
  {
    name: 'no app id',
    setUp: { env: { BOT_ID: '' } },
    says: /^fail config BOT_ID is empty/,
    next: /env\/\.env/,
  },
  {
    name: 'an unknown time zone',
    setUp: { env: { TIME_ZONE: 'Middle/Earth' } },
    says: /^fail config TIME_ZONE must be an IANA time zone/,
    next: /env\/\.env/,
  },
  {
    name: 'no IT team',
    setUp: { env: { IT_TEAM_ID: '' } },
    says: /^warn config IT_TEAM_ID is not set/,
    next: /Get link to team/,
  },
  {
    name: 'a wrong secret',
    setUp: { env: { BOT_PASSWORD: 'id~of~the~secret' } },
    says: /^fail sign-in .*the client secret: AADSTS7000215$/,
    next: /Certificates & secrets > New client secret; copy the Value into BOT_PASSWORD/,
  },
  {
    name: 'an expired secret',
    setUp: { login: { refuse: 'AADSTS7000222' } },
    says: /^fail bot token .*AADSTS7000222$/,
    next: /has expired\. .*New client secret/,
  },
  {
    name: 'an app the tenant does not know',
    setUp: { env: { BOT_ID: ELSEWHERE } },
    says: /^fail sign-in .*AADSTS700016$/,
    next: /Application \(client\) ID/,
  },
  {
    name: 'a tenant nobody knows',
    setUp: { env: { BOT_TENANT_ID: ELSEWHERE } },
    says: /^fail tenant 77777777-\S+ is not known to 127\.0\.0\.1:\d+, CLOUD=global \(AADSTS90002\)$/,
    next: /Tenant ID, and check CLOUD/,
  },
  {
    name: "another tenant's token",
    setUp: { login: { tokenTenant: ELSEWHERE } },
    says: /^fail sign-in app 11111111-\S+ \(Token Warden\) of tenant 77777777-\S+, .*another tenant$/,
    next: /Set BOT_TENANT_ID/,
  },
  {
    name: 'a login host that cannot be reached',
    setUp: { env: { AZURE_AUTHORITY_HOST: 'https://127.0.0.1:2' } },
    says: /^fail tenant 127\.0\.0\.1:2: ECONNREFUSED$/,
    next: /Nothing listens there/,
  },
  {
    name: 'no role at all',
    setUp: { login: { roles: [] } },
    says: /^fail roles one of DeviceManagementServiceConfig\.Read\.All \(06a5fe6d-c49d-46a7-b082-56b1b14103c7\) or DeviceManagementServiceConfig\.ReadWrite\.All \(5ac13192\S+\) is missing/,
    next: /API permissions > Add a permission > Microsoft Graph > Application permissions: tick \S+ \(06a5fe6d\S+\), then Grant admin consent/,
  },
  {
    name: 'the reading role alone with ACTIONS=on',
    setUp: {
      env: { ACTIONS: 'on' },
      login: { roles: ['DeviceManagementServiceConfig.Read.All'] },
    },
    says: /^fail roles DeviceManagementServiceConfig\.ReadWrite\.All \(5ac13192-7ace-4fcf-b828-1a26f28068ee\) is missing/,
    next: /Grant admin consent.* Or set ACTIONS=off/,
  },
  {
    name: 'the writing role with ACTIONS=off',
    setUp: { login: { roles: ['DeviceManagementServiceConfig.ReadWrite.All'] } },
    says: /^warn roles DeviceManagementServiceConfig\.ReadWrite\.All is more than ACTIONS=off needs$/,
    next: /DeviceManagementServiceConfig\.Read\.All \(06a5fe6d/,
  },
  {
    name: 'location tokens that are refused',
    setUp: { faults: { vpp: forbidden('DeviceManagementApps.Read.All') } },
    says: /^fail graph vpp .*Intune refused \(403\)\. Missing permission: DeviceManagementApps\.Read\.All\. \(client-request-id [0-9a-f-]{36}\)$/,
    next: /If it is granted already: .*DeviceManagementApps\.Read\.All \(7a6ee1e7-141e-4cec-ae74-d9db155731ff\)/,
  },
  {
    name: 'a tenant without Intune',
    setUp: { faults: { all: { kind: 'no-intune' } } },
    says: /^fail graph push .*This tenant has no Microsoft Intune\./,
    next: /active Intune licence/,
  },
  {
    name: 'an Intune that fails',
    setUp: { faults: { ade: { kind: 'server-error', status: 503 } } },
    says: /^fail graph ade .*\(503\)/,
    next: /service health/,
  },
  {
    name: 'a clock twenty minutes ahead',
    setUp: { ahead: 20 * MINUTE },
    says: /^fail clock 1(199|200|201) s ahead of the login host/,
    next: /timedatectl set-ntp true/,
  },
  {
    name: 'a clock two minutes behind',
    setUp: { ahead: -2 * MINUTE },
    says: /^warn clock 1(19|20|21) s behind the login host$/,
    next: /time synchronisation/,
  },
  {
    name: 'a store where nothing can be written',
    setUp: {
      prepare: async (folder) => {
        await writeFile(join(folder, 'file'), '');
        return { STORE_URL: `sqlite:${folder}/file/store.db` };
      },
    },
    says: /^fail store The folder \S+ of the SQLite store cannot be made \((ENOTDIR|EEXIST)\)$/,
    next: /let the user the bot runs as write to it/,
  },
  {
    name: 'a store that is no database',
    setUp: {
      prepare: async (folder) => {
        await writeFile(
          join(folder, 'notes.txt'),
          'Not a database, but long enough to be read as one. '.repeat(40),
        );
        return { STORE_URL: `sqlite:${folder}/notes.txt` };
      },
    },
    says: /^fail store The SQLite store \S+notes\.txt failed \(SQLITE_NOTADB\)$/,
    next: /Move it away or point STORE_URL elsewhere/,
  },
  {
    name: 'a store that is a folder',
    setUp: {
      prepare: async (folder) => {
        await mkdir(join(folder, 'store'));
        return { STORE_URL: `sqlite:${folder}/store` };
      },
    },
    says: /^fail store The SQLite store \S+ failed \(SQLITE_CANTOPEN/,
    next: /names a file/,
  },
  {
    name: 'keys of Teams that cannot be fetched',
    setUp: { botKeys: 'http://127.0.0.1:2/keys' },
    says: /^fail bot keys 127\.0\.0\.1:2: ECONNREFUSED$/,
    next: /Nothing listens/,
  },
  {
    name: 'a Teams app that is not made',
    setUp: {},
    says: /^warn teams app \S+app\.zip is not made yet$/,
    next: /npm run package:teams\. First: MANIFEST_WEBSITE_URL/,
  },
  {
    name: "another bot's Teams app",
    setUp: { prepare: withTeamsApp({ id: ELSEWHERE, version: '1.0.0', bots: [{ botId: ELSEWHERE }] }) },
    says: /^fail teams app \S+app\.zip is for the bot 77777777-\S+, BOT_ID is 11111111-\S+$/,
    next: /npm run package:teams, and upload/,
  },
  {
    name: 'a Teams app that is no package',
    setUp: { prepare: withTeamsApp('not JSON') },
    says: /^fail teams app \S+app\.zip is not a Teams app package$/,
    next: /npm run package:teams/,
  },
  {
    name: 'a public address of something else',
    setUp: { endpoint: 404 },
    says: /^fail endpoint \S+ answered 404$/,
    next: /reverse proxy pass POST \/api\/messages/,
  },
  {
    name: 'a sign-in page before the bot',
    setUp: { endpoint: 302 },
    says: /^fail endpoint \S+ answered 302$/,
    next: /sign-in page/,
  },
  {
    name: 'a proxy that does not reach the bot',
    setUp: { endpoint: 502 },
    says: /^fail endpoint \S+ answered 502$/,
    next: /start the bot/,
  },
  {
    name: 'a public address where nothing listens',
    setUp: { endpoint: 'nobody' },
    says: /^fail endpoint \S+: ECONNREFUSED$/,
    next: /Nothing listens there/,
  },
  {
    name: 'a public address without https',
    setUp: { endpoint: 'http://bot.contoso.com/api/messages' },
    says: /^fail endpoint \S+ is not https$/,
    next: /reverse proxy/,
  },
  {
    name: 'no managed identity where the bot needs one',
    setUp: { env: FEDERATED },
    says: /^warn place there is no managed identity here: port, store, sign-in and permissions are left out$/,
    next: /App Service: .*node doctor\.js/,
  },
  {
    name: 'an identity that the app does not trust',
    setUp: { env: { ...FEDERATED, BOT_FEDERATED_IDENTITY: identity(1) }, identity: 'of-another-identity' },
    says: /^fail sign-in .*the managed identity that the app trusts: AADSTS700213$/,
    next: /does not trust this managed identity.*Federated credentials/,
  },
  {
    name: 'a secret beside a federated credential',
    setUp: { env: { BOT_FEDERATED_IDENTITY: identity(2) } },
    says: /^fail config BOT_PASSWORD must be empty with BOT_FEDERATED_IDENTITY/,
    next: /env\/\.env/,
  },
  {
    name: 'a federated credential for a bot that is a managed identity',
    setUp: { env: { ...FEDERATED, BOT_TYPE: 'UserAssignedMSI' } },
    says: /^fail config BOT_FEDERATED_IDENTITY is for BOT_TYPE=SingleTenant/,
    next: /env\/\.env/,
  },
  {
    name: 'an app that is open to every tenant',
    setUp: { login: { everyTenant: true } },
    says: /^warn audience the app is open to every tenant/,
    next: /Supported account types: this organizational directory only/,
  },
  {
    name: 'operators, and no permission to read groups',
    setUp: { env: { OPERATORS: ELSEWHERE } },
    says: /^warn roles GroupMember\.Read\.All \(98830695\S+\) is missing/,
    next: /Only if OPERATORS names groups\.$/,
  },
  {
    name: 'a store address nobody knows',
    setUp: { env: { STORE_URL: 'redis://127.0.0.1' } },
    says: /^fail config STORE_URL must be sqlite:PATH/,
    next: /env\/\.env/,
  },
  {
    name: 'an app that is disabled',
    setUp: { login: { refuse: 'AADSTS7000112' } },
    says: /^fail sign-in .*AADSTS7000112$/,
    next: /Enabled for users to sign-in/,
  },
];
