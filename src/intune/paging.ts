import { z } from 'zod';
import { json } from './decode.ts';
import { failure } from './failure.ts';
import type { Answer, GraphSession, Target } from './graph-session.ts';

/** 3,000 location tokens are allowed; the smallest page anybody has reported holds 25. */
const MAX_PAGES = 200;

/** All items of a list, page by page. One page that cannot be read spoils the list: a part is no answer. */
export async function readPages<T>(
  session: GraphSession,
  first: Target,
  options: { readonly item: z.ZodType<T>; readonly baseUrl: string },
): Promise<Answer<T[]>> {
  const decode = json(z.object({ value: z.array(options.item), '@odata.nextLink': z.string().nullish() }));
  const items: T[] = [];
  let target = first;
  for (let pages = 1; ; pages += 1) {
    const page = await session.get(target, decode);
    if (!page.ok) return page;
    items.push(...page.value.value);

    const link = page.value['@odata.nextLink'];
    if (!link) return { ok: true, value: items, requestId: page.requestId };
    const next = followLink(link, target, options.baseUrl);
    if (next === undefined) return unusable(page.requestId, 'the next link leads away from Microsoft Graph');
    if (pages === MAX_PAGES || sameTarget(next, target)) {
      return unusable(page.requestId, 'the next links do not end');
    }
    target = next;
  }
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

function sameTarget(one: Target, other: Target): boolean {
  return one.path === other.path && one.query === other.query;
}

function unusable(requestId: string, detail: string): Answer<never> {
  return { ok: false, failure: failure('unexpected', { requestId, status: 200, detail }) };
}
