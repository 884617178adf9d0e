import type { Config } from '../../src/config.ts';
import { isLoopbackUrl } from '../../src/domain/loopback.ts';
import { type Asked, ask, networkAdvice } from './ask.ts';
import { fail, type Line, ok, warn } from './line.ts';

const PATH = '/api/messages';
const SETTING = 'Azure Bot > Configuration > Messaging endpoint';

/** Posts nothing to the address that Teams will use, and reads from the refusal who answered. */
export async function checkEndpoint(
  { botAuth }: Config,
  endpoint: string | undefined,
  patienceMs: number,
): Promise<readonly Line[]> {
  if (endpoint === undefined) {
    if (botAuth === 'none') return [];
    const next = `Once the bot runs: npm run doctor -- --endpoint https://bot.contoso.com${PATH}`;
    return [warn('endpoint', 'not checked, no address was given', next)];
  }
  const wrong = wrongAddress(endpoint);
  if (wrong !== undefined) return [wrong];
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' };
  return [judge(endpoint, await ask(endpoint, patienceMs, init))];
}

function wrongAddress(endpoint: string): Line | undefined {
  const url = URL.parse(endpoint);
  if (url === null)
    return fail('endpoint', `${endpoint} is not an address`, `Give one that ends with ${PATH}.`);
  if (url.protocol !== 'https:' && !isLoopbackUrl(endpoint)) {
    return fail(
      'endpoint',
      `${endpoint} is not https`,
      'Teams speaks https only: put a reverse proxy in front.',
    );
  }
  if (url.pathname !== PATH) {
    return fail(
      'endpoint',
      `${endpoint} does not end with ${PATH}`,
      `Give it that path here and in ${SETTING}.`,
    );
  }
  return undefined;
}

function judge(endpoint: string, answer: Asked): Line {
  if (!answer.answered) return fail('endpoint', `${endpoint}: ${answer.code}`, networkAdvice(answer.code));
  const { status, text } = answer;
  if (status === 400 && text.includes('"The body is empty; send one activity."')) {
    return ok(
      'endpoint',
      `${endpoint} is answered by the bot, asked from this machine; ${SETTING} must say the same`,
    );
  }
  const found = `${endpoint} answered ${status}`;
  if (status === 404 || status === 405) {
    const next = `Something else listens there: let the reverse proxy pass POST ${PATH} on to HOST and PORT of the bot, path unchanged.`;
    return fail('endpoint', found, next);
  }
  if (status >= 300 && status < 400) {
    return fail(
      'endpoint',
      found,
      `A sign-in page or redirect stands before the bot: let ${PATH} through without it.`,
    );
  }
  if (status === 401 || status === 403) {
    const next = `Something before the bot asks for a sign-in (the bot itself answers an empty post with 400). Teams cannot answer it: let ${PATH} through; on App Service: Settings > Authentication > off.`;
    return fail('endpoint', found, next);
  }
  if (status === 502 || status === 503 || status === 504) {
    return fail(
      'endpoint',
      found,
      'The proxy does not reach the bot: start the bot, and check HOST and PORT in the proxy.',
    );
  }
  return fail(
    'endpoint',
    found,
    `This is not the bot: check the address, and that the proxy passes POST ${PATH} on to it.`,
  );
}
