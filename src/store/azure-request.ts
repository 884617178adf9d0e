import * as z from 'zod';
import { realTimer } from '../timing/real-timer.ts';
import { type RetryParts, retry, type Verdict } from '../timing/retry.ts';
import { limited } from '../timing/time-limit.ts';
import { createSleep } from '../timing/timer.ts';
import { StoreError } from './key-value.ts';

/** How long the service may take, in milliseconds. */
export interface AzureLimits {
  /** For one try, the sign-in and the whole answer included. */
  readonly timeoutMs: number;
  /** The pause before each further try; their number bounds the tries. */
  readonly pausesMs: readonly number[];
}

/** At most 3 tries, so that no call takes much longer than half a minute. */
export const AZURE_LIMITS: AzureLimits = { timeoutMs: 10_000, pausesMs: [250, 1_000] };

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
 * Sends one request with a time limit and bounded tries. Only the statuses that can be about the entity
 * itself (404, 409, 412) come back as a refusal; every other failure throws `StoreError`.
 */
export async function request<T>(
  operation: string,
  limits: AzureLimits,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Answer<T>> {
  const { pausesMs, timeoutMs } = limits;
  const policy = { pausesMs, maxAttempts: pausesMs.length + 1 };
  let tries = 0;
  const tried = await retry(PARTS, { policy, limitMs: Number.POSITIVE_INFINITY, judge }, () => {
    tries += 1;
    return attempt(timeoutMs, send);
  });
  if (tried.ok) return { refused: false, value: tried.value };
  const { status, code } = tried.failure;
  if (isAboutTheEntity(status)) return { refused: true, status, code, tries };
  throw failed(operation, tried.failure, tries);
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The number of tries and the time of each are the limit, so that nobody has to look at a clock. */
const PARTS: RetryParts = { clock: () => 0, sleep: createSleep(realTimer), random: Math.random };

/** The limit also ends a wait that the SDK itself would not end, such as a sign-in that never answers. */
async function attempt<T>(
  ms: number,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<Tried<T>> {
  try {
    const value = await limited({ ms, after: realTimer }, (abortSignal) => send({ abortSignal }));
    return { ok: true, value };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return { ok: false, failure: failureOf(error) };
  }
}

function judge(tried: Tried<unknown>): Verdict {
  if (tried.ok) return { again: false, because: 'done' };
  return mayPass(tried.failure) ? { again: true } : { again: false, because: 'will-not-help' };
}

function isAboutTheEntity(status: number | undefined): status is number {
  return status !== undefined && ABOUT_THE_ENTITY.includes(status);
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

function failureOf(error: unknown): Failure {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { name: error.name, status: undefined, code: 'no answer in time' };
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
