import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface AzAnswerSample {
  /** How the arguments begin; after ` ... `, what they contain. */
  readonly when: string;
  readonly out?: string;
  readonly err?: string;
  readonly code?: number;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with a stand-in for az on the PATH, for programs that call az. */
export interface AzMachine {
  readonly folder: string;
  run(command: readonly string[], answers: readonly AzAnswerSample[]): Promise<Ended>;
  /** The arguments of every call of az since the last time this was asked. */
  calls(): Promise<readonly (readonly string[])[]>;
  close(): Promise<void>;
}

export async function azMachine(): Promise<AzMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'az-'));
  const bin = join(folder, 'bin');
  const log = join(folder, 'calls');
  const canned = join(folder, 'answers');
  await mkdir(bin);
  await copyFile('test/infra/az-stand-in.sh', join(bin, 'az'));
  await writeFile(log, '');
  return {
    folder,
    run: async ([program = '', ...args], answers) => {
      await writeFile(canned, answers.map(asCase).join(''));
      const path = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(':');
      const child = spawn(program, args, { env: { PATH: path, AZ_CALLS: log, AZ_ANSWERS: canned } });
      const [out, err, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      return { code, out, err };
    },
    calls: async () => {
      const records = (await readFile(log, 'utf8')).split('\u001e').slice(0, -1);
      await writeFile(log, '');
      return records.map((record) => record.split('\0').slice(0, -1));
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** One answer as the stand-in reads it: the first that fits ends it. */
function asCase({ when, out, err, code }: AzAnswerSample): string {
  const quote = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  const [start = '', part = ''] = when.split(' ... ');
  const print = out === undefined ? '' : `printf '%s\\n' ${quote(out)}; `;
  const complain = err === undefined ? '' : `printf '%s' ${quote(err)} >&2; `;
  return `case "$*" in ${quote(start)}*${quote(part)}*) ${print}${complain}exit ${code ?? 0};; esac\n`;
}

/** What az answers in a tenant that has nothing yet. */
export const EMPTY_TENANT: readonly AzAnswerSample[] = [
  { when: 'account show', out: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a' },
  { when: 'identity show ... clientId', out: 'aa11bb22-5f0e-4b7a-9c1e-2d6a7b8c9d0e' },
  { when: 'identity show ... principalId', out: 'cc33dd44-7d4e-4a52-8f10-0c9d8e7f6a5b' },
  { when: 'identity show ... --query id', out: "/subscriptions/s/resourceGroups/it's $HOME/identity" },
  { when: 'ad app create', out: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e' },
  { when: 'ad app credential reset', out: 's3cr~et.value', err: 'WARNING: protect the credentials\n' },
  {
    when: 'ad sp show --id 8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e --output none',
    code: 3,
    err: 'ERROR: not found\n',
  },
  { when: 'ad sp show --id 8f3c', out: '2b1f6c3a-7d4e-4a52-8f10-0c9d8e7f6a5b' },
  { when: 'ad sp show --id 00000003', out: '7c5e2a10-9b8d-4f6e-a1c3-d2e4f6a8b0c1' },
  { when: 'storage account show ... --query id', out: '/subscriptions/s/storage' },
  { when: 'storage account show ... table', out: 'https://tokenwarden.table.core.windows.net/' },
  { when: 'bot show', code: 3 },
  { when: 'bot msteams show', code: 3 },
  { when: 'deployment group show ... identityId', out: 'aa11bb22-5f0e-4b7a-9c1e-2d6a7b8c9d0e' },
  { when: 'deployment group show ... identityPrincipalId', out: 'cc33dd44-7d4e-4a52-8f10-0c9d8e7f6a5b' },
  { when: 'deployment group show ... tableEndpoint', out: 'https://tw.table.core.windows.net/' },
  { when: 'deployment group show ... outputs.host', out: 'token-warden.azurewebsites.net' },
  { when: 'webapp config appsettings list', code: 3, err: 'ERROR: (ResourceNotFound)\n' },
];

/** What a web app says of its settings that somebody has changed in the portal. */
export const SETTINGS_THERE = JSON.stringify([
  { name: 'ACTIONS', slotSetting: false, value: 'on' },
  { name: 'PULSE', slotSetting: false, value: 'mon 09:00' },
]);

/** What it answers when everything is there already. */
export const COMPLETE_TENANT: readonly AzAnswerSample[] = [
  { when: 'ad sp show --id 8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e --output none' },
  { when: 'bot show' },
  { when: 'bot msteams show' },
  { when: 'role assignment list', out: '/subscriptions/s/assignment' },
  { when: 'rest --method get ... value[?', out: 'assignment-id' },
  { when: 'ad app federated-credential list', out: 'credential-id' },
  { when: 'webapp config appsettings list', out: SETTINGS_THERE },
  ...EMPTY_TENANT,
];
