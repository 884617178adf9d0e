import type { GraphAnswer, GraphSource } from '../catalogue/families/graph.ts';
import type { Reading, Unreadable } from '../domain/snapshot.ts';
import type { Token } from '../domain/token.ts';
import { json } from './decode.ts';
import { type Failure, isNotFound } from './failure.ts';
import type { Answer, GraphSession, Target } from './graph-session.ts';
import { readPages } from './paging.ts';

/** Reads one family, or with `id` one token of it (`absent` then means that it is gone). */
export async function readFamily<T extends Token>(
  source: GraphSource<T>,
  session: GraphSession,
  options: { readonly baseUrl: string; readonly id?: string },
): Promise<Reading<T>> {
  const reasons: Unreadable[] = [];
  for (const offered of source.answers) {
    const reading = await readAnswer(source, offered, session, options);
    if (reading.outcome !== 'unreadable') return reading;
    reasons.push(reading.reason);
    if (!anotherVersionMayHelp(reading.reason)) break;
  }
  return { outcome: 'unreadable', reason: mostTelling(reasons) };
}

async function readAnswer<T extends Token>(
  source: GraphSource<T>,
  offered: GraphAnswer<T>,
  session: GraphSession,
  options: { readonly baseUrl: string; readonly id?: string },
): Promise<Reading<T>> {
  const all: Target = {
    version: offered.version,
    path: source.path,
    query: `?$select=${offered.select.join(',')}`,
  };
  if (source.holds === 'one')
    return oneOrAbsent(await session.get(all, json(offered.item)), 'ResourceNotFound');
  if (options.id !== undefined) {
    const one = { ...all, path: `${source.path}/${encodeURIComponent(options.id)}` };
    return oneOrAbsent(await session.get(one, json(offered.item)));
  }
  const answer = await readPages(session, all, { item: offered.item, baseUrl: options.baseUrl });
  if (!answer.ok) return unreadable(answer.failure);
  // The list can move between two pages: what comes twice is still one token.
  const tokens = [...new Map(answer.value.map((token) => [token.id, token])).values()];
  return tokens.length === 0 ? { outcome: 'absent' } : { outcome: 'read', tokens };
}

/** @param notFoundCode Graph's code that makes a 404 mean "not set up"; without it every 404 of Graph does */
function oneOrAbsent<T extends Token>(answer: Answer<T>, notFoundCode?: string): Reading<T> {
  if (answer.ok) return { outcome: 'read', tokens: [answer.value] };
  const { reason } = answer.failure;
  const absent = isNotFound(reason) && (notFoundCode === undefined || reason.code === notFoundCode);
  return absent ? { outcome: 'absent' } : unreadable(answer.failure);
}

function unreadable(failure: Failure): Reading<never> {
  return { outcome: 'unreadable', reason: failure.reason };
}

/** A bad sign-in, throttling, a missing licence or a broken line have nothing to do with the version. */
function anotherVersionMayHelp({ kind }: Unreadable): boolean {
  return kind === 'server' || kind === 'unexpected' || kind === 'timeout' || kind === 'permission';
}

/** A missing permission is what somebody can mend; otherwise the last version tried is the one that should work. */
function mostTelling(reasons: readonly Unreadable[]): Unreadable {
  const reason = reasons.find(({ kind }) => kind === 'permission') ?? reasons.at(-1);
  if (reason === undefined) throw new Error('A family needs at least one offered.');
  return reason;
}
