import { randomUUID } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import type { Config } from '../../src/config.ts';
import { type GraphCredential, storageCredential } from '../../src/intune/credential.ts';
import { decodeStoreUrl } from '../../src/store/address.ts';
import { type KeyValueStore, StoreError } from '../../src/store/key-value.ts';
import { openStore } from '../../src/store/open.ts';
import { RUNNING } from './check-port.ts';
import { fail, type Line, ok, warn } from './line.ts';

/** Writes, reads and removes a record of its own, and looks at the lease without touching it. */
export async function checkStore(
  config: Config,
  credential: GraphCredential,
  said: readonly Line[],
): Promise<readonly Line[]> {
  try {
    const address = decodeStoreUrl(config.storeUrl);
    if (address.backEnd === 'memory') {
      const next = 'Fine for a trial. Otherwise set STORE_URL, e.g. sqlite:data/token-warden.db.';
      return [warn('store', 'memory: nothing survives a restart', next)];
    }
    const made = address.backEnd === 'sqlite' && !(await exists(address.path)) ? address.path : undefined;
    const store = await openStore(config.storeUrl, { credential: storageCredential(credential) });
    try {
      await probe(store);
      return [ok('store', `${address.backEnd}: written, read and removed`), await lease(store, config, said)];
    } finally {
      await store.close();
      // The bot may run as another user: a file made by this one could be closed to it.
      if (made !== undefined) await removeDatabase(made);
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const [found, ...advice] = error.message.split('. ');
    return [fail('store', found ?? error.message, advice.join('. ') || 'Check STORE_URL.')];
  }
}

async function probe(store: KeyValueStore): Promise<void> {
  const key = { kind: 'doctor', name: randomUUID() };
  const written = await store.put(key, { probe: true }, 'absent');
  if (!written.done) throw new StoreError('put', 'A new record was refused. Check the store.');
  const entry = await store.get(key);
  if (entry === undefined) throw new StoreError('get', 'A written record was not found. Check the store.');
  await store.remove(key, { version: entry.version });
}

/** Says of the lease what fits to what was found at the port: both are about whether a bot runs. */
async function lease(store: KeyValueStore, { botTenantId }: Config, said: readonly Line[]): Promise<Line> {
  const here = said.some(({ about, found }) => about === 'port' && found.endsWith(RUNNING));
  const entry = await store.get({ kind: 'lease', name: botTenantId === '' ? 'local' : botTenantId });
  const { holder, beat } = (entry?.value ?? {}) as { holder?: unknown; beat?: unknown };
  if (typeof holder === 'string' && holder !== '') {
    const where = here
      ? 'the bot of this machine or a replica'
      : 'no bot listens here: it runs elsewhere, or did';
    return ok('lease', `last taken by ${holder}, beat ${String(beat)}; ${where}`);
  }
  if (!here) return ok('lease', 'held by nobody: no bot runs on this store');
  const next =
    'Compare STORE_URL here with the one the bot was started with, and the folder it was started in: a relative path is from there.';
  return warn(
    'lease',
    'held by nobody, but a bot runs on this machine: it has another store, or just started',
    next,
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function removeDatabase(path: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(`${path}${suffix}`, { force: true })));
}
