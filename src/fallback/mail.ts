import { createTransport } from 'nodemailer';
import type { FallbackNotice, FallbackOutcome } from '../domain/fallback.ts';
import { SECOND } from '../domain/instant.ts';
import { isLoopback } from '../domain/loopback.ts';
import { noticeId } from './notice-id.ts';

export interface MailOptions {
  /** `smtps://user:password@host:465`, or `smtp://` with STARTTLS; without TLS only on loopback. */
  readonly smtp: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** Each step of the conversation with the mail server. */
const TAKES = 10 * SECOND;

/** Sends a notice as one plain mail to all who are named. */
export async function sendMail(
  notice: FallbackNotice,
  { smtp, from, to }: MailOptions,
): Promise<FallbackOutcome> {
  const transport = transportTo(smtp);
  try {
    await transport.sendMail({
      from,
      to: [...to],
      subject: notice.subject,
      text: notice.text,
      headers: { 'X-Token-Warden-Id': noticeId(notice), 'Auto-Submitted': 'auto-generated' },
    });
    return { outcome: 'said' };
  } catch (error) {
    return { outcome: 'not-said', reason: reasonOf(error) };
  } finally {
    transport.close();
  }
}

/** Signs in to the mail server and sends nothing. Undefined when that went well, else the reason. */
export async function reachMail({ smtp }: MailOptions): Promise<string | undefined> {
  const transport = transportTo(smtp);
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    transport.close();
  }
}

function transportTo(smtp: string) {
  return createTransport({
    url: smtp,
    requireTLS: !isLoopback(new URL(smtp).hostname),
    connectionTimeout: TAKES,
    greetingTimeout: TAKES,
    socketTimeout: TAKES,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The kind of failure and the server's status; what else it says may name people. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : '';
  return `${code} ${status}`.trim();
}
