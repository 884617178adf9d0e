import type { z } from 'zod';
import { failure } from './failure.ts';
import type { Answer, GraphSession, Target } from './graph-session.ts';
import { type Page, page } from './page.ts';

/** 5,000 tokens, of which Intune allows fewer, come on 200 pages of the smallest size anybody has reported, 25. */
const MAX_PAGES = 500;

/** All items of a list, page by page. One page that cannot be read spoils the list: a part is no answer. */
export async function readPages<T extends { readonly id: string }>(
  session: GraphSession,
  first: Target,
  options: { readonly item: z.ZodType<T>; readonly baseUrl: string },
): Promise<Answer<T[]>> {
  const decode = page(options.item);
  const isNew = createSeen();
  const items: T[] = [];
  let counted = 0;
  let target = first;
  isNew(first, undefined);
  for (let pages = 1; ; pages += 1) {
    const answer = await session.get(target, decode);
    if (!answer.ok) return answer;
    const { requestId, value } = answer;
    items.push(...value.items);
    counted = Math.max(counted, value.count ?? 0);
    if (value.nextLink === undefined) {
      if (items.length === 0 && counted > 0) return unusable('counted-not-given', requestId);
      return { ok: true, value: items, requestId };
    }
    const next = followLink(value.nextLink, target, options.baseUrl);
    if (next === undefined) return unusable('link-leads-away', requestId);
    if (!isNew(next, value)) return unusable('page-seen-before', requestId);
    if (pages === MAX_PAGES) return unusable('too-many-pages', requestId);
    session.extend();
    target = next;
  }
}

/**
 * Tells whether a walk goes on to something new: an address that was not read yet, from a page that was not seen
 * under another address. A list that moves between two pages shows single items twice, not whole pages.
 */
function createSeen(): (next: Target, page: Page<{ readonly id: string }> | undefined) => boolean {
  const addresses = new Set<string>();
  const pages = new Set<string>();
  return ({ path, query }, from) => {
    const { size } = addresses;
    addresses.add(`${path}${query}`);
    if (addresses.size === size) return false;
    if (from === undefined || from.items.length === 0) return true;
    const ids = from.items.map(({ id }) => id).join(' ');
    if (pages.has(ids)) return false;
    pages.add(ids);
    return true;
  };
}

/**
 * Where a next link leads, or undefined when that is not the same Graph and version: the link comes
 * from outside and the bearer token is sent to it.
 */
export function followLink(link: string, from: Target, baseUrl: string): Target | undefined {
  const root = new URL(`${baseUrl}/${from.version}/`);
  const here = new URL(from.path, root);
  if (!URL.canParse(link, here.href)) return undefined;
  const url = new URL(link, here);
  const inside = url.origin === root.origin && url.pathname.startsWith(root.pathname);
  if (!inside || url.username !== '') return undefined;
  return { version: from.version, path: url.pathname.slice(root.pathname.length), query: url.search };
}

function unusable(code: string, requestId: string): Answer<never> {
  return { ok: false, failure: failure('unexpected', { requestId, status: 200, code }) };
}
