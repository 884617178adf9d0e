import assert from 'node:assert/strict';
import { createBreaker } from '../../src/store/breaker.ts';
import { type KeyValueStore, StoreError } from '../../src/store/key-value.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { recordingLog } from '../support/log.ts';
import { createVirtualTime } from '../support/virtual-time.ts';
import { rejectsStoreError } from './support-store.ts';

const KEY = { kind: 'claim', name: 'a' };
const SECOND = 1_000;

type State = 'works' | 'silent' | 'fails';

/** A store that can be told to be silent or to fail, reading and writing apart, and counts what reaches it. */
function moody() {
  const store = memoryStore();
  const mood: { read: State; write: State } = { read: 'works', write: 'works' };
  const reached: string[] = [];
  function does<T>(access: 'read' | 'write', what: string, work: () => Promise<T>): Promise<T> {
    reached.push(what);
    if (mood[access] === 'silent') return new Promise<T>(() => undefined);
    if (mood[access] === 'fails') return Promise.reject(new StoreError(what, 'The disk is full.'));
    return work();
  }
  const asked: KeyValueStore = {
    get: (key) => does('read', `get ${key.kind}`, () => store.get(key)),
    put: (key, value, expected) => does('write', `put ${key.kind}`, () => store.put(key, value, expected)),
    remove: (key, expected) => does('write', `remove ${key.kind}`, () => store.remove(key, expected)),
    async *list(kind, prefix, options) {
      await does('read', `list ${kind}`, async () => undefined);
      yield* store.list(kind, prefix, options);
    },
    close: () => store.close(),
  };
  return { asked, mood, reached: () => reached.splice(0) };
}

describe('the breaker before a store', () => {
  function set() {
    const { asked, mood, reached } = moody();
    const time = createVirtualTime(0);
    const log = recordingLog();
    const breaker = createBreaker({ store: asked, clock: time.now, after: time.after, log });
    return { ...breaker, mood, reached, time, log };
  }

  /** How a promise ends, and when. */
  function ending(work: Promise<unknown>, now: () => number) {
    const seen: { at?: number; error?: unknown } = {};
    work.then(
      () => (seen.at = now()),
      (error) => Object.assign(seen, { at: now(), error }),
    );
    return seen;
  }

  it('lets a store that answers do what it is asked, and asks nothing of its own', async () => {
    const { store, reached, remembering } = set();
    const written = await store.put(KEY, 1, 'absent');
    assert.ok(written.done);
    assert.equal((await store.get(KEY))?.value, 1);
    assert.deepEqual(
      (await Array.fromAsync(store.list('claim'))).map(({ value }) => value),
      [1],
    );
    assert.deepEqual(await store.remove(KEY, { version: written.version }), { done: true });
    assert.deepEqual(reached(), ['put claim', 'get claim', 'list claim', 'remove claim']);
    assert.equal(remembering.trouble(), undefined);
  });

  it('gives up all that waits for a silent store within about two seconds, and then asks no more of it', async () => {
    const { store, mood, reached, time, remembering } = set();
    mood.read = mood.write = 'silent';
    const first = ending(store.get(KEY), time.now);
    await time.advance(900);
    const second = ending(Array.fromAsync(store.list('claim')), time.now);
    const third = ending(store.put(KEY, 1, 'absent'), time.now);
    await time.advance(1_200);
    for (const one of [first, second, third]) {
      assert.ok(one.error instanceof StoreError);
      assert.ok(one.at !== undefined && one.at <= 2_100, `ended at ${one.at}`);
    }
    assert.deepEqual(remembering.trouble(), { cannot: 'read', since: 2_050 });
    reached();
    await rejectsStoreError(store.get(KEY), /does not answer/);
    await rejectsStoreError(store.put(KEY, 1, 'absent'), /does not answer/);
    assert.deepEqual(reached(), []);
  });

  it('tries in the background, ever more seldom, and lets all through again once it is answered', async () => {
    const { store, mood, reached, time, remembering } = set();
    mood.read = 'silent';
    ending(store.get(KEY), time.now);
    await time.advance(3 * SECOND);
    reached();
    await time.advance(60 * SECOND);
    const tries = reached();
    assert.ok(tries.length >= 4 && tries.length <= 8, `${tries.length} tries in a minute`);
    assert.ok(tries.every((one) => one === 'get probe'));
    mood.read = 'works';
    await time.advance(20 * SECOND);
    assert.equal(remembering.trouble(), undefined);
    assert.equal(await store.get(KEY), undefined);
  });

  it('waits for what takes long in a store that answers otherwise', async () => {
    const { time, log } = set();
    const { asked } = moody();
    let end: (value: undefined) => void = () => undefined;
    const slow: KeyValueStore = {
      ...asked,
      get: (key) => (key.kind === 'look' ? new Promise((resolve) => (end = resolve)) : asked.get(key)),
    };
    const { store, remembering } = createBreaker({ store: slow, clock: time.now, after: time.after, log });
    const look = ending(store.get({ kind: 'look', name: 'a' }), time.now);
    await time.advance(25 * SECOND);
    assert.equal(look.at, undefined);
    assert.equal(remembering.trouble(), undefined);
    end(undefined);
    await time.advance(0);
    assert.equal(look.error, undefined);
    assert.equal(look.at, 25 * SECOND);
  });

  it('knows a store that can be read and not written, before whoever wrote is told', async () => {
    const { store, mood, time, remembering } = set();
    mood.write = 'fails';
    await rejectsStoreError(store.put(KEY, 1, 'absent'), /disk is full/);
    assert.deepEqual(remembering.trouble(), { cannot: 'write', since: 0 });
    assert.equal(await store.get(KEY), undefined, 'reading goes on');
    mood.write = 'works';
    await time.advance(20 * SECOND);
    assert.equal(remembering.trouble(), undefined);
    assert.ok((await store.put(KEY, 1, 'absent')).done);
  });

  it('holds one entry that cannot be used against that entry alone', async () => {
    const { asked } = moody();
    const time = createVirtualTime(0);
    const bad: KeyValueStore = {
      ...asked,
      get: (key) => (key.name === 'bad' ? Promise.reject(new StoreError('get', 'not JSON')) : asked.get(key)),
    };
    const { store, remembering } = createBreaker({
      store: bad,
      clock: time.now,
      after: time.after,
      log: recordingLog(),
    });
    await rejectsStoreError(store.get({ kind: 'claim', name: 'bad' }), /not JSON/);
    assert.equal(remembering.trouble(), undefined);
    assert.equal(await store.get(KEY), undefined);
  });

  it('leaves nothing behind that keeps the process alive once it is closed', async () => {
    const { store, mood, reached, time } = set();
    mood.read = 'silent';
    ending(store.get(KEY), time.now);
    await time.advance(3 * SECOND);
    reached();
    await store.close();
    await time.advance(300 * SECOND);
    assert.deepEqual(reached(), []);
  });
});
