import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import { createFallback, type FallbackOptions } from '../../src/fallback/fallback.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { setStage } from '../board/stage.ts';
import { NOW, push, TENANT, vpp } from '../support/builders.ts';
import { type MailHost, type Receiver, startMailHost, startReceiver } from './support.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const CHANNEL = '19:it';

describe('outside of Teams', () => {
  let receiver: Receiver;
  let host: MailHost;

  beforeEach(async () => {
    receiver = await startReceiver();
    host = await startMailHost();
  });

  afterEach(async () => {
    await receiver.stop();
    await host.stop();
  });

  const options = (): FallbackOptions => ({
    webhook: { url: receiver.url, secret: SECRET },
    mail: {
      smtp: host.url,
      from: 'warden@contoso.example',
      to: ['it@contoso.example', 'oncall@contoso.example'],
    },
    after: realTimer,
  });

  const expired = push({ expiresAt: NOW - 3 * DAY });
  const warned = vpp({ expiresAt: NOW + 29 * DAY, name: 'Contoso Retail' });

  /** The clock is real for whoever checks the time of a signature: verified by the time the notice was made at. */
  const verified = ({ headers, body }: Receiver['received'][number]) => {
    const { now } = Date;
    Date.now = () => Number(headers['webhook-timestamp']) * 1000;
    try {
      return new Webhook(SECRET).verify(body, { ...headers }) as { data: Record<string, unknown> };
    } finally {
      Date.now = now;
    }
  };

  async function silentFor(ms: number, tokens = [expired, warned]) {
    const stage = setStage(tokens, createFallback(options()));
    await stage.listen(CHANNEL);
    stage.answers.set(CHANNEL, 'try-later');
    const replica = stage.replica();
    await replica.run();
    stage.now += ms;
    await replica.run();
    return { stage, replica };
  }

  it('says nothing while Teams has had less than an hour', async () => {
    await silentFor(59 * MINUTE);
    assert.deepEqual([receiver.received.length, host.mails.length], [0, 0]);
  });

  it('says what is critical, signed as Standard Webhooks has it, after an hour', async () => {
    const { stage } = await silentFor(HOUR);
    assert.equal(receiver.received.length, 1);
    const [hooked] = receiver.received;
    assert.ok(hooked);
    const said = verified(hooked);
    assert.deepEqual(
      { ...said.data, text: undefined, items: undefined },
      {
        tenantId: TENANT,
        reason: 'teams-unreachable',
        since: new Date(NOW + HOUR).toISOString(),
        subject: 'Token Warden: MDM push certificate expired 3 days ago, on 20 Nov 2026',
        text: undefined,
        items: undefined,
      },
    );
    assert.deepEqual(
      (said.data['items'] as Record<string, unknown>[]).map(({ family, finding, severity }) => [
        family,
        finding,
        severity,
      ]),
      [['push', 'expired', 'critical']],
      'what is no more than a warning waits for Teams',
    );
    assert.equal(Number(hooked.headers['webhook-timestamp']) * 1000, stage.now);
  });

  it('says it by mail to everybody who is named, as plain text', async () => {
    await silentFor(HOUR);
    assert.deepEqual(
      host.mails.map(({ from, to }) => [from, to]),
      [['warden@contoso.example', ['it@contoso.example', 'oncall@contoso.example']]],
    );
    const source = host.mails[0]?.source ?? '';
    assert.match(source, /^Subject: Token Warden: MDM push certificate expired 3 days ago/m);
    assert.match(source, /^Content-Type: text\/plain/m);
    assert.match(source, /^Auto-Submitted: auto-generated/m);
  });

  it('says it once, however long Teams stays silent', async () => {
    const { stage, replica } = await silentFor(HOUR);
    for (let hours = 0; hours < 72; hours += 1) {
      stage.now += HOUR;
      await replica.run();
    }
    assert.deepEqual([receiver.received.length, host.mails.length], [1, 1]);
  });

  it('tries again in the way that failed, with the same id, and not in the one that did not', async () => {
    receiver.answer(500);
    const { stage, replica } = await silentFor(HOUR);
    receiver.answer(204);
    stage.now += HOUR / 2;
    await replica.run();
    stage.now += HOUR / 2;
    await replica.run();
    assert.equal(host.mails.length, 1);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 1);
    assert.match(host.mails[0]?.source ?? '', new RegExp(`^X-Token-Warden-Id: ${ids[0]}`, 'im'));
  });

  it('says nothing of what Teams took after all', async () => {
    const stage = setStage([expired], createFallback(options()));
    await stage.listen(CHANNEL);
    stage.answers.set(CHANNEL, 'try-later');
    const replica = stage.replica();
    await replica.run();
    stage.answers.delete(CHANNEL);
    stage.now += 2 * HOUR;
    await replica.run();
    assert.deepEqual([receiver.received.length, host.mails.length], [0, 0]);
  });

  it('says nothing of what was renewed while nobody could hear it', async () => {
    const stage = setStage([expired], createFallback(options()));
    await stage.listen(CHANNEL);
    stage.answers.set(CHANNEL, 'try-later');
    const replica = stage.replica();
    await replica.run();
    stage.tokens = [{ ...expired, expiresAt: NOW + 365 * DAY }];
    stage.now += 2 * HOUR;
    await replica.run();
    assert.deepEqual([receiver.received.length, host.mails.length], [0, 0]);
  });

  it('names the reason when no conversation is there to hear it', async () => {
    const stage = setStage([expired], createFallback(options()));
    const replica = stage.replica();
    await replica.run();
    stage.now += HOUR;
    await replica.run();
    const [hooked] = receiver.received;
    assert.ok(hooked);
    assert.equal(verified(hooked).data['reason'], 'no-destination');
  });

  it('keeps a hostile name in its place: no header, no further recipient', async () => {
    const name = 'HQ\r\nBcc: evil@attacker.example\r\n\r\n<script>';
    const token = vpp({ name, expiresAt: NOW - DAY, state: 'expired' });
    await silentFor(HOUR, [token] as never);
    assert.deepEqual(host.mails[0]?.to, ['it@contoso.example', 'oncall@contoso.example']);
    assert.doesNotMatch(host.mails[0]?.source ?? '', /^Bcc:/im);
  });

  it('follows no redirect, and tells a wrong answer and a refused mail apart without naming anybody', async () => {
    const other = await startReceiver();
    try {
      receiver.answer(307, { location: other.url });
      host.refuse();
      const fallback = createFallback(options());
      const { stage } = await silentFor(HOUR);
      assert.equal(other.received.length, 0);
      const notice = {
        id: 'one',
        at: stage.now,
        tenantId: TENANT,
        reason: 'teams-unreachable' as const,
        since: stage.now,
        items: [],
        subject: 'subject',
        text: 'text',
      };
      assert.deepEqual(await fallback.say('webhook', notice), { outcome: 'not-said', reason: 'HTTP 307' });
      assert.deepEqual(await fallback.say('mail', notice), { outcome: 'not-said', reason: 'EENVELOPE 452' });
      await receiver.stop();
      assert.deepEqual(await fallback.say('webhook', notice), {
        outcome: 'not-said',
        reason: 'ECONNREFUSED',
      });
    } finally {
      await other.stop();
    }
  });
});
