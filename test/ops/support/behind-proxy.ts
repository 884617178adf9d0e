import assert from 'node:assert/strict';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { installationUpdate, message } from '../../support/activities.ts';
import { type Bot, startBot, until } from '../../support/bot.ts';
import { textOf } from '../../support/read-card.ts';
import { type Certificate, makeCertificate } from './certificate.ts';

export const NAME = 'bot.contoso.com';

export interface Front {
  /** The https port it listens on, on loopback. */
  readonly port: number;
  stop(): Promise<void>;
}

export interface Answered {
  readonly status: number | undefined;
  readonly text: string;
}

/** What every reverse proxy of the documentation must do, shown with a real bot behind it. */
export function behavesAsProxy(start: (botPort: number, certificate: Certificate) => Promise<Front>): void {
  let bot: Bot;
  let front: Front;
  let certificate: Certificate;

  before(async () => {
    bot = await startBot();
    certificate = await makeCertificate(NAME);
    front = await start(Number(new URL(bot.app.url).port), certificate);
  });
  after(async () => {
    await front.stop();
    await bot.stop();
    await certificate.remove();
  });

  /** Asks as Teams does: by the bot's public name, over TLS, trusting the certificate. */
  function ask(path: string, body?: string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ host: '127.0.0.1', port: front.port, servername: NAME, ca: certificate.cert, path },
          method: body === undefined ? 'GET' : 'POST',
          headers: { host: NAME, 'content-type': 'application/json' },
        },
        async (response) => resolve({ status: response.statusCode, text: await text(response) }),
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  it('brings a message to the bot, and the bot answers it', async () => {
    await bot.send(installationUpdate({ serviceUrl: bot.connector.url, where: 'channel' }));
    const activity = message({ serviceUrl: bot.connector.url }, 'token status');
    assert.equal((await ask('/api/messages', JSON.stringify(activity))).status, 200);
    await until('the status card', () => bot.cards().some(({ card }) => /Contoso Retail/.test(textOf(card))));
  });

  it('brings a large activity too, and none that the bot would not take', async () => {
    const long = (letters: number) =>
      JSON.stringify(message({ serviceUrl: bot.connector.url }, `token status ${'x'.repeat(letters)}`));
    // The text stands in an activity twice.
    assert.equal((await ask('/api/messages', long(110_000))).status, 200);
    assert.equal((await ask('/api/messages', long(200_000))).status, 413);
  });

  it('keeps everything else inside', async () => {
    for (const path of ['/', '/metrics', '/healthz', '/readyz', '/api/messages/../../metrics', '/api']) {
      const { status, text } = await ask(path);
      assert.equal(status, 404, path);
      assert.doesNotMatch(text, /token_warden|"status":"ok"/, path);
    }
  });

  it('passes the refusal of the doctor’s empty post on, by which it knows the bot', async () => {
    const { status, text } = await ask('/api/messages', '');
    assert.deepEqual([status, /The body is empty; send one activity/.test(text)], [400, true], text);
  });
}
