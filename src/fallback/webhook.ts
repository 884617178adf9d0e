import { createHmac } from 'node:crypto';
import type { FallbackItem, FallbackNotice, FallbackOutcome } from '../domain/fallback.ts';
import { type Instant, SECOND } from '../domain/instant.ts';
import { limited } from '../timing/time-limit.ts';
import type { Timer } from '../timing/timer.ts';
import { noticeId } from './notice-id.ts';

export interface WebhookOptions {
  /** https, or http on loopback. */
  readonly url: string;
  /** `whsec_` and base64: what the signature is made with. */
  readonly secret: string;
  readonly after: Timer;
}

const TAKES = 10 * SECOND;

/**
 * Sends a notice as the Standard Webhooks specification says: `webhook-id`, `webhook-timestamp` (seconds, UTC) and
 * `webhook-signature` (`v1,` and the base64 of an HMAC-SHA256 over `id.timestamp.body`). The body is documented in
 * docs/operations.md.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export async function sendWebhook(
  notice: FallbackNotice,
  { url, secret, after }: WebhookOptions,
): Promise<FallbackOutcome> {
  const body = JSON.stringify(bodyOf(notice));
  const id = noticeId(notice);
  const timestamp = String(Math.floor(notice.at / SECOND));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature(`${id}.${timestamp}.${body}`, secret),
  };
  try {
    const limit = { ms: TAKES, after, message: `no answer within ${TAKES / SECOND} s` };
    return await limited(limit, async (signal) => {
      // A redirect would carry the notice somewhere nobody has named.
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      await answer.body?.cancel();
      return answer.ok ? { outcome: 'said' } : { outcome: 'not-said', reason: `HTTP ${answer.status}` };
    });
  } catch (error) {
    return { outcome: 'not-said', reason: reasonOf(error) };
  }
}

/** Asks whether somebody answers there, and sends nothing. Undefined when somebody does, else the reason. */
export async function reachWebhook({
  url,
  after,
}: Omit<WebhookOptions, 'secret'>): Promise<string | undefined> {
  try {
    const limit = { ms: TAKES, after, message: `no answer within ${TAKES / SECOND} s` };
    const send = (signal: AbortSignal) => fetch(url, { method: 'HEAD', signal, redirect: 'manual' });
    const { status } = await limited(limit, send);
    // What does not know HEAD is there; what fails, moves or is not found is not.
    return status >= 500 || (status >= 300 && status < 400) || status === 404 ? `HTTP ${status}` : undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function signature(signed: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** Never with the address, which may hold a secret. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : 'failed';
}

function bodyOf({ at, tenantId, reason, since, subject, text, items }: FallbackNotice): object {
  return {
    type: 'reminder.unheard',
    timestamp: iso(at),
    data: { tenantId, reason, since: iso(since), subject, text, items: items.map(itemOf) },
  };
}

function itemOf({ about, expiresAt, saidAt, ...rest }: FallbackItem): object {
  return {
    ...about,
    ...rest,
    saidAt: iso(saidAt),
    ...(expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }),
  };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
