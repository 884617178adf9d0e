import type { Config } from '../../src/config.ts';
import { type Asked, ask, networkAdvice } from './ask.ts';
import { fail, type Line, ok, warn } from './line.ts';
import { signInAdvice } from './sign-in-advice.ts';
import type { Surroundings } from './surroundings.ts';

/** Entra allows five minutes between two clocks, and the bot allows Teams as much. */
const TOO_FAR = 5 * 60_000;
const FAR = 60_000;

/** Asks the login host about the tenant, which needs no secret, and sets the clock beside its own. */
export async function checkTenant(config: Config, around: Surroundings): Promise<readonly Line[]> {
  // A ready token comes with an address for Graph, and nobody signs in.
  if (config.graphAccessToken !== undefined) return [await checkClock(config.graphBaseUrl ?? '', around)];
  const url = `${around.hosts.login}/${config.botTenantId}/v2.0/.well-known/openid-configuration`;
  const answer = await ask(url, around.patienceMs);
  const clock = clockLine(answer, around.now(), 'the login host');
  return [tenantLine(answer, config, around), ...(clock === undefined ? [] : [clock])];
}

function tenantLine(answer: Asked, { botTenantId, cloud }: Config, { hosts }: Surroundings): Line {
  const { host } = new URL(hosts.login);
  if (!answer.answered) return fail('tenant', `${host}: ${answer.code}`, networkAdvice(answer.code));
  if (answer.status === 200) return ok('tenant', `${botTenantId} is known to ${host}`);
  const code = /AADSTS\d+/.exec(answer.text)?.[0];
  if (code === undefined) {
    const next = `Something between this machine and ${host} answers in its place: check the proxy.`;
    return fail('tenant', `${host} answered ${answer.status} without saying why`, next);
  }
  return fail(
    'tenant',
    `${botTenantId} is not known to ${host}, CLOUD=${cloud} (${code})`,
    signInAdvice(code),
  );
}

async function checkClock(base: string, around: Surroundings): Promise<Line> {
  const answer = await ask(base, around.patienceMs);
  const next = 'Check that the address in GRAPH_BASE_URL answers.';
  return clockLine(answer, around.now(), 'Graph') ?? warn('clock', 'no other clock could be asked', next);
}

/** Undefined when the answer has no usable date. */
function clockLine(answer: Asked, now: number, whose: string): Line | undefined {
  const theirs = answer.answered ? Date.parse(answer.headers.get('date') ?? '') : Number.NaN;
  if (Number.isNaN(theirs)) return undefined;
  const off = now - theirs;
  const words = `${Math.round(Math.abs(off) / 1_000)} s ${off > 0 ? 'ahead of' : 'behind'} ${whose}`;
  const next = 'Turn on time synchronisation: timedatectl set-ntp true, on Windows w32tm /resync.';
  if (Math.abs(off) > TOO_FAR)
    return fail('clock', `${words}: sign-ins and requests from Teams are refused`, next);
  if (Math.abs(off) > FAR) return warn('clock', words, next);
  return ok('clock', `within a minute of ${whose}`);
}
