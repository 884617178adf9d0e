import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../../demo/tenant/faults.ts';
import { startTenant } from '../../../demo/tenant/server.ts';
import type { Check } from '../../../scripts/doctor/checks.ts';
import { diagnose } from '../../../scripts/doctor/diagnose.ts';
import type { Line } from '../../../scripts/doctor/line.ts';
import type { Family } from '../../../src/domain/token.ts';
import { startIdentityEndpoint } from '../../intune/support/identity-endpoint.ts';
import { type LoginOptions, startLogin } from './login.ts';

export const APP = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';
export const SECRET = 'right~secret~of~the~bot';
export const READ = 'DeviceManagementServiceConfig.Read.All';
export const WRITE = 'DeviceManagementServiceConfig.ReadWrite.All';

/** What is broken in one set-up; everything else is right. */
export interface SetUp {
  readonly env?: Readonly<Record<string, string>>;
  readonly login?: Partial<LoginOptions>;
  readonly faults?: Partial<Record<Family | 'all', Fault>>;
  /** How far the clock of this machine is ahead, ms. */
  readonly ahead?: number;
  /** The status with which the public address answers; 'nobody': nothing listens there. */
  readonly endpoint?: number | 'nobody' | (string & {});
  /** Prepares the folder, in which `app.zip` is the Teams app package; what it returns goes into the environment. */
  readonly prepare?: (folder: string) => Promise<Readonly<Record<string, string>>>;
  readonly botKeys?: string;
  /** What the managed identity of this machine gives; without it this machine has none. */
  readonly identity?: string;
  readonly outside?: boolean;
  readonly checks?: readonly Check[];
}

/** Runs the doctor in a world of real servers on loopback and gives all it says. */
export async function examine(setUp: SetUp): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
  const { identity } = setUp;
  const host =
    identity === undefined
      ? undefined
      : await startIdentityEndpoint(() => ({ access_token: identity, lifetime: 60 }));
  const roles = setUp.env?.['ACTIONS'] === 'on' ? [WRITE] : [READ];
  const login = await startLogin({ tenant: TENANT, app: APP, secret: SECRET, roles, ...setUp.login });
  const tenant = await startTenant({ now: Date.now, accessToken: login.accessToken });
  const front = await startFront(typeof setUp.endpoint === 'number' ? setUp.endpoint : 404);
  for (const [family, fault] of Object.entries(setUp.faults ?? {})) tenant.setFault(family as Family, fault);
  try {
    const lines: Line[] = [];
    const env = {
      BOT_ID: APP,
      BOT_TENANT_ID: TENANT,
      BOT_PASSWORD: SECRET,
      IT_TEAM_ID: TENANT,
      ACTIONS: 'off',
      TIME_ZONE: 'Europe/Berlin',
      HOST: '127.0.0.1',
      PORT: '0',
      STORE_URL: `sqlite:${join(folder, 'data', 'store.db')}`,
      GRAPH_BASE_URL: tenant.url,
      AZURE_AUTHORITY_HOST: login.url,
      ...(host === undefined ? {} : { IDENTITY_ENDPOINT: 'as this process has it' }),
      ...setUp.env,
      ...(await setUp.prepare?.(folder)),
    };
    const said = diagnose({
      env,
      source: 'env/.env',
      now: () => Date.now() + (setUp.ahead ?? 0),
      patienceMs: 1_500,
      endpoint: addressOf(setUp.endpoint, front.url),
      teamsApp: join(folder, 'app.zip'),
      outside: setUp.outside ?? false,
      ...(setUp.checks === undefined ? {} : { checks: setUp.checks }),
      metadata: 'http://127.0.0.1:2/',
      hosts: { botKeys: setUp.botKeys ?? `${front.url}/keys` },
    });
    for await (const line of said) lines.push(line);
    return lines;
  } finally {
    host?.close();
    await Promise.all([login.close(), tenant.close(), front.close()]);
    await rm(folder, { recursive: true });
  }
}

function addressOf(endpoint: SetUp['endpoint'], front: string): string | undefined {
  if (endpoint === undefined) return undefined;
  if (endpoint === 'nobody') return 'http://127.0.0.1:2/api/messages';
  return typeof endpoint === 'number' ? `${front}/api/messages` : endpoint;
}

/** What stands before the bot, 400 answers as the bot itself does; and where the keys of Teams are told. */
async function startFront(status: number) {
  const server = createServer((request, response) => {
    if (request.url === '/keys') {
      response.end(JSON.stringify({ jwks_uri: 'https://login.botframework.com/v1/.well-known/keys' }));
      return;
    }
    const body = status === 400 ? { error: { code: 'BadRequest', message: EMPTY } } : {};
    // In two steps: restify, once loaded, changes writeHead for every server so that it returns nothing.
    response.writeHead(status, { location: '/login' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

const EMPTY = 'The body is empty; send one activity.';
