import assert from 'node:assert/strict';
import { type Aftermath, siege } from './siege.ts';

/** Other instants at each run, and those of an earlier one with `SEED=…`. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** Ten kills leave nothing lost, and nothing wrong for good. */
export async function surviveKills(storeUrl: string): Promise<Aftermath> {
  process.stderr.write(`killed at instants of seed ${SEED}\n`);
  const after = await siege({ storeUrl, kills: 10, random: randomFrom(SEED) });
  assert.deepEqual(after.lost, [], 'no reminder is lost');
  assert.deepEqual(after.lostClaims, [], 'no claim that was confirmed is lost');
  assert.ok(after.claimed > 0, 'somebody claimed something');
  assert.deepEqual(
    after.redUntilPressed.filter((name) => !after.doubled.has(name)),
    [],
    'only a copy that a kill left behind waits to be pressed',
  );
  assert.deepEqual(after.red, [], 'no message stays red');
  return after;
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
