import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback, isLoopbackUrl } from '../domain/loopback.ts';

/**
 * What is strange about a request to a bot that believes everybody on its own machine; undefined for none. A
 * page in a browser on that machine reaches loopback as well: under a name of its own that it points at
 * 127.0.0.1, which then stands in `Host`, or across origins, which then stands in `Origin`.
 */
export function strangeOnLoopback(headers: IncomingHttpHeaders): 'host' | 'origin' | undefined {
  const { host, origin } = headers;
  const address = `http://${host ?? ''}`;
  if (!URL.canParse(address) || !isLoopback(new URL(address).hostname)) return 'host';
  if (origin !== undefined && !isLoopbackUrl(origin)) return 'origin';
  return undefined;
}
