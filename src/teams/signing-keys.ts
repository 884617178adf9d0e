import type { JWK } from 'jose';
import { z } from 'zod';
import { HOUR, type Instant, MINUTE, passedSince, SECOND } from '../domain/instant.ts';
import type { Clock, Log } from '../ports.ts';

/** The keys with which the Bot Framework signs what it sends to bots. */
export interface SigningKeys {
  /**
   * The key with that id; undefined when the Bot Framework has published no such key.
   * @throws KeysUnavailable when that cannot be told now.
   */
  find(kid: string): Promise<SigningKey | undefined>;
}

export interface SigningKey {
  readonly jwk: JWK;
  /** The channels the key may speak for; empty when it names none. */
  readonly endorsements: readonly string[];
}

export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  constructor() {
    super('the signing keys of the Bot Framework cannot be read now');
  }
}

/** Keys are read anew before they are a day old, as the Bot Framework asks for. An outage of their host of half a day is not noticed. */
const READ_AGAIN_AFTER = 12 * HOUR;
const BELIEVED_FOR = 24 * HOUR;
/** A key nobody knows makes the keys be read again, at most this often: anybody may name one. */
const UNKNOWN_KEY_PAUSE = MINUTE;
/** For both requests together: Teams must have its answer within 5 s, also where a thousand others knock. */
const READ_WITHIN = 3 * SECOND;
const FIRST_BACK_OFF = SECOND;
const LONGEST_BACK_OFF = MINUTE;
/** The real documents have about 10 KB. */
const MAX_BYTES = 1024 * 1024;

interface Known {
  readonly keys: ReadonlyMap<string, SigningKey>;
  readonly readAt: Instant;
}

/**
 * Reads the keys when they are first needed, once for everybody who waits, and remembers them. After a failure
 * it waits longer and longer before it asks again; meanwhile nobody is made to wait.
 */
export function createSigningKeys(parts: {
  readonly metadataUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}): SigningKeys {
  const { metadataUrl, clock, log } = parts;
  let known: Known | undefined;
  let reading: Promise<void> | undefined;
  let triedAt: Instant | undefined;
  let failures = 0;

  const since = (at: Instant) => passedSince(at, clock());

  function believed(): Known | undefined {
    return known !== undefined && since(known.readAt) < BELIEVED_FOR ? known : undefined;
  }

  function mayAsk(pause: number): boolean {
    return triedAt === undefined || since(triedAt) >= (failures > 0 ? backOff(failures) : pause);
  }

  async function readOnce(): Promise<void> {
    triedAt = clock();
    try {
      known = { keys: await readKeys(metadataUrl), readAt: clock() };
      failures = 0;
      log.info({ keys: known.keys.size }, 'signing keys of the Bot Framework read');
    } catch (error) {
      failures += 1;
      const host = new URL(metadataUrl).host;
      const fields = { host, reason: reasonOf(error), failures, nextTryMs: backOff(failures) };
      log.error(fields, 'signing keys of the Bot Framework not readable');
    }
  }

  /** Never rejects: what became of it stands in `known` and `failures`. */
  function read(): Promise<void> {
    reading ??= readOnce().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  return {
    async find(kid) {
      const before = believed();
      const key = before?.keys.get(kid);
      if (before !== undefined && key !== undefined) {
        // Nobody waits for this one: the answer is known.
        if (since(before.readAt) >= READ_AGAIN_AFTER && mayAsk(0)) read();
        return key;
      }
      const pause = before === undefined ? 0 : UNKNOWN_KEY_PAUSE;
      if (reading !== undefined || mayAsk(pause)) await read();
      const now = believed();
      if (now === undefined || failures > 0) throw new KeysUnavailable();
      return now.keys.get(kid);
    },
  };
}

/** 1 s, 2 s, 4 s and so on, up to a minute. */
function backOff(failures: number): number {
  return Math.min(FIRST_BACK_OFF * 2 ** (failures - 1), LONGEST_BACK_OFF);
}

const metadataSchema = z.object({ jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.unknown()) });
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(1),
  e: z.string().min(1),
  endorsements: z.array(z.string()).catch([]),
});

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(READ_WITHIN);
  const metadata = metadataSchema.parse(await readJson(metadataUrl, signal));
  const { keys } = keysSchema.parse(await readJson(metadata.jwks_uri, signal));
  const usable = keys.flatMap((one) => keySchema.safeParse(one).data ?? []);
  if (usable.length === 0) throw new Error('there is no key in the answer');
  return new Map(
    usable.map(({ kty, kid, n, e, endorsements }) => [kid, { jwk: { kty, kid, n, e }, endorsements }]),
  );
}

async function readJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`HTTP ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** What `fetch` throws says why only in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof z.ZodError) return 'the answer has another shape';
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.name}: ${error.message}${cause}`.slice(0, 300);
}
