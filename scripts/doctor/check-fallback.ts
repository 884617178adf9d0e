import type { Config } from '../../src/config.ts';
import { reachMail } from '../../src/fallback/mail.ts';
import { reachWebhook } from '../../src/fallback/webhook.ts';
import { realTimer } from '../../src/timing/real-timer.ts';
import { fail, type Line, ok } from './line.ts';

/** Whether what is to be said outside of Teams would get there. Nothing is sent. */
export async function checkFallback({ fallback: { webhook, mail } }: Config): Promise<readonly Line[]> {
  const lines: Line[] = [];
  if (webhook !== undefined) {
    const reason = await reachWebhook({ url: webhook.url, after: realTimer });
    const { host } = new URL(webhook.url);
    lines.push(
      reason === undefined
        ? ok('webhook', `${host} answers; nothing was sent`)
        : fail(
            'webhook',
            `${host}: ${reason}`,
            'Compare FALLBACK_WEBHOOK with the address its receiver gives.',
          ),
    );
  }
  if (mail !== undefined) {
    const reason = await reachMail(mail);
    const { host } = new URL(mail.smtp);
    lines.push(
      reason === undefined
        ? ok('mail', `${host} lets the bot in; nothing was sent`)
        : fail('mail', `${host}: ${reason}`, mailAdvice(reason)),
    );
  }
  return lines;
}

function mailAdvice(reason: string): string {
  if (reason.startsWith('EAUTH'))
    return 'Compare user and password in FALLBACK_SMTP; signs in them are percent-encoded.';
  return 'Compare host and port in FALLBACK_SMTP: smtps:// is for port 465, smtp:// for STARTTLS on 587.';
}
