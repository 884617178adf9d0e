import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { StoreError } from './key-value.ts';
import type { StoreLimits } from './limits.ts';

/** How long the service may take, in milliseconds. */
export interface AzureLimits {
  /** For one try, the sign-in and the whole answer included. */
  readonly timeoutMs: number;
  /** For a whole call: its requests, their tries and the pauses between them. */
  readonly withinMs: number;
  /** The same two where many bytes go over the network; see `StoreLimits`. */
  readonly long: { readonly timeoutMs: number; readonly withinMs: number };
  /** The pause before each further try; their number bounds the tries. */
  readonly pausesMs: readonly number[];
}

/** Two tries fit into a call that is not answered, three into one that is refused at once. */
export function azureLimits({ withinMs, longWithinMs }: StoreLimits): AzureLimits {
  return {
    timeoutMs: withinMs / 2,
    withinMs,
    long: { timeoutMs: longWithinMs / 3, withinMs: longWithinMs },
    pausesMs: [250, 1_000],
  };
}

/** The time a call has, for all of its requests together. */
export interface Deadline {
  readonly timeoutMs: number;
  readonly pausesMs: readonly number[];
  readonly until: AbortSignal;
}

/** Begins a call: from now on its time runs. */
export function deadline(limits: AzureLimits, bytes: 'few' | 'many' = 'few'): Deadline {
  const { timeoutMs, withinMs } = bytes === 'few' ? limits : limits.long;
  return { timeoutMs, pausesMs: limits.pausesMs, until: AbortSignal.timeout(withinMs) };
}

/** An answer that says something about an entity; what it means depends on the question. */
export interface Refusal {
  readonly refused: true;
  readonly status: number;
  readonly code: string;
  /** More than 1: an earlier try may have been carried out although its answer was lost. */
  readonly tries: number;
}

export type Answer<T> = { readonly refused: false; readonly value: T } | Refusal;

/** The part of the SDK's errors that is used; the rest (request, headers, URL) may hold secrets. */
const failureShape = z
  .object({
    name: z.string(),
    statusCode: z.number().optional().catch(undefined),
    code: z.string().optional().catch(undefined),
    details: z
      .object({ odataError: z.object({ code: z.string() }).optional() })
      .optional()
      .catch(undefined),
  })
  .catch({ name: 'Error' });

interface Failure {
  readonly name: string;
  readonly status: number | undefined;
  readonly code: string;
}

const WORTH_ANOTHER_TRY = [408, 429, 500, 502, 503, 504];
const ABOUT_THE_ENTITY = [404, 409, 412];

/**
 * Sends one request with a time limit and bounded tries, all within the time of the call. Only the statuses that can be about the entity
 * itself (404, 409, 412) come back as a refusal; every other failure throws `StoreError`.
 */
export async function request<T>(
  operation: string,
  { timeoutMs, pausesMs, until }: Deadline,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    const abortSignal = AbortSignal.any([until, AbortSignal.timeout(timeoutMs)]);
    try {
      return { refused: false, value: await Promise.race([send({ abortSignal }), expiry(abortSignal)]) };
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const failure = failureOf(error, abortSignal);
      if (failure.status !== undefined && ABOUT_THE_ENTITY.includes(failure.status))
        return { refused: true, status: failure.status, code: failure.code, tries };
      const pause = pausesMs[tries - 1];
      if (pause === undefined || !mayPass(failure) || !(await waited(pause, until)))
        throw failed(operation, failure, tries);
    }
  }
}

/** False when the time of the whole call ended before the pause did. */
async function waited(ms: number, until: AbortSignal): Promise<boolean> {
  if (!until.aborted)
    await Promise.race([wait(ms), new Promise((end) => until.addEventListener('abort', end))]);
  return !until.aborted;
}

/** True for the two codes that say "no such entity"; a 404 without them may come from anything on the way. */
export function isMissing(refusal: Refusal): boolean {
  return refusal.status === 404 && ['ResourceNotFound', 'EntityNotFound'].includes(refusal.code);
}

/** True when the entity was there already, or is not in the expected version. */
export function isConflict(refusal: Refusal): boolean {
  if (refusal.status === 409) return refusal.code === 'EntityAlreadyExists';
  return refusal.status === 412 || isMissing(refusal);
}

/** The error for a refusal that is no answer to the question asked, such as a missing table. */
export function refusalError(operation: string, { status, code, tries }: Refusal): StoreError {
  return failed(operation, { name: 'RestError', status, code }, tries);
}

/** Ends a wait that the SDK itself would not end, such as a sign-in that never answers. */
function expiry(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { name: 'TimeoutError', status: undefined, code: 'no answer in time' };
  const { name, statusCode, code, details } = failureShape.parse(error);
  const known = details?.odataError?.code ?? code ?? 'no code';
  return { name, status: statusCode, code: known };
}

/** Whether the same request may work a moment later: the service is busy, or nobody answered. */
function mayPass({ name, status }: Failure): boolean {
  if (status !== undefined) return WORTH_ANOTHER_TRY.includes(status);
  return name === 'TimeoutError' || name === 'RestError';
}

function failed(operation: string, failure: Failure, tries: number): StoreError {
  const { name, status, code } = failure;
  const what = status === undefined ? `${name}, ${code}` : `${status} ${code}`;
  const how = tries === 1 ? '' : `, ${tries} tries`;
  // Without `cause`: the SDK's errors carry the request with its signature or token.
  return new StoreError(operation, `Azure Tables could not ${operation} (${what}${how}). ${advice(failure)}`);
}

function advice({ name, status, code }: Failure): string {
  if (code === 'TableNotFound')
    return 'The table is gone. Restore it, or restart the bot, which makes an empty one.';
  if (code === 'TableBeingDeleted') return 'The table is being deleted. Try again in a minute.';
  if (status === 401 || status === 403)
    return 'The login was refused. Give the identity of the bot the role "Storage Table Data Contributor" (Cosmos DB: a data plane role for tables), or check the connection string, and check the network rules of the account.';
  if (status === 404) return 'The address did not answer as a table service. Check STORE_URL.';
  if (status === 429 || status === 503) return 'The account is throttled. Raise its limits if this goes on.';
  if (status !== undefined && status >= 500)
    return 'The service failed. Look at the health of the storage account.';
  if (status !== undefined)
    return 'The service did not accept the request. Check STORE_URL and report this with the code.';
  // The classes of @azure/identity: AuthenticationError, CredentialUnavailableError and their like.
  if (/^(Aggregate)?Authentication|^Credential/.test(name))
    return 'The sign-in did not work. Check the managed identity, or the client secret, of the bot.';
  return 'The service could not be reached or did not answer as a table service does. Check the network, the host in STORE_URL and the health of the account.';
}
