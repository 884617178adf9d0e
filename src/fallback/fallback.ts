import type { FallbackWay } from '../domain/fallback.ts';
import type { Fallback } from '../ports.ts';
import type { Timer } from '../timing/timer.ts';
import { type MailOptions, sendMail } from './mail.ts';
import { sendWebhook } from './webhook.ts';

/** Where to speak outside of Teams; undefined for a way that is not set up. */
export interface FallbackOptions {
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  readonly mail: MailOptions | undefined;
  readonly after: Timer;
}

export function createFallback({ webhook, mail, after }: FallbackOptions): Fallback {
  const ways: FallbackWay[] = [
    ...(webhook === undefined ? [] : (['webhook'] as const)),
    ...(mail === undefined ? [] : (['mail'] as const)),
  ];
  return {
    ways,
    say: async (way, notice) => {
      if (way === 'webhook' && webhook !== undefined) return sendWebhook(notice, { ...webhook, after });
      if (way === 'mail' && mail !== undefined) return sendMail(notice, mail);
      return { outcome: 'not-said', reason: 'not set up' };
    },
  };
}
