import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Metrics } from './metrics.ts';
import type { Standing } from './metrics-standing.ts';

export interface MetricsPage {
  /** The answer to one GET. Rejects when what is measured cannot be worked out. */
  answer(headers: IncomingHttpHeaders): Promise<PageAnswer>;
}

export type PageAnswer =
  | { readonly status: 200; readonly contentType: string; readonly text: string }
  /** 404: nobody may know that there is a page here. */
  | { readonly status: 401 | 404 };

export interface MetricsPageOptions {
  readonly metrics: Pick<Metrics, 'scrape'>;
  /** What is true now, asked for at every scrape. */
  readonly standing: () => Promise<Standing>;
  /** METRICS_TOKEN; undefined leaves the page to those on the same machine. */
  readonly token: string | undefined;
  /** Whether the server listens on loopback only. */
  readonly onLoopback: boolean;
}

/** A reverse proxy on the same machine speaks for strangers; it says so by one of these headers. */
const PROXIED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** The page for Prometheus: behind a token, or without one on loopback alone. */
export function createMetricsPage(options: MetricsPageOptions): MetricsPage {
  const { metrics, standing, token, onLoopback } = options;
  return {
    async answer(headers) {
      if (token === undefined) {
        const strange = !onLoopback || PROXIED.some((name) => headers[name] !== undefined);
        if (strange) return { status: 404 };
      } else if (!isBearer(headers.authorization, token)) {
        return { status: 401 };
      }
      return { status: 200, ...(await metrics.scrape(await standing())) };
    },
  };
}

/** Compares hashes, which have one length, in a time that says nothing about where they differ. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(sha256(given), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
