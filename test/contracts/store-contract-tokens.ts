import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { Watch } from '../../src/domain/plan/reminder.ts';
import { factsOf } from '../../src/domain/plan/reminder.ts';
import { newWatch } from '../../src/domain/plan/watch.ts';
import type { Token } from '../../src/domain/token.ts';
import { refKey } from '../../src/domain/token.ts';
import { reminderMemory, snapshotMemory } from '../../src/store/memories.ts';
import { ade, NOW, push, snapshotOf, TENANT, vpp } from '../support/builders.ts';
import type { ContractPart } from './store-contract.ts';

/** What Intune allows in one tenant: 3,000 location tokens, 2,000 enrolment program tokens and the certificate. */
function everyToken(): Token[] {
  const id = (index: number) => `22222222-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const of = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  return [
    push(),
    ...of(3_000, (index) => vpp({ id: id(index), name: `Contoso location number ${index}` })),
    ...of(2_000, (index) => ade({ id: id(index), name: `Contoso enrolment number ${index}` })),
  ];
}

/** The part of the contract about what the bot keeps of a tenant with as many tokens as there can be. */
export function describeManyTokens({ store }: ContractPart): void {
  it('holds a look at 5,001 tokens, and what is known of them', async () => {
    const tokens = everyToken();
    const looks = snapshotMemory(store(), TENANT);
    const snapshot = snapshotOf(tokens);
    await looks.save(snapshot, snapshot.at);
    assert.ok(isDeepStrictEqual(await looks.last(), snapshot));
    await looks.save({ ...snapshot, at: NOW + 1 }, NOW + 1);
    assert.equal((await looks.last())?.at, NOW + 1);

    const { watch } = reminderMemory(store(), TENANT);
    const known = tokens.map((token) => [refKey(token), { ...factsOf(token), since: NOW, missing: 0 }]);
    const value: Watch = { ...newWatch(TENANT), lookedAt: NOW, known: Object.fromEntries(known) };
    const written = await watch.put('watch', value, 'absent');
    assert.ok(written.done);
    const { version } = written;
    assert.ok(isDeepStrictEqual((await watch.get('watch'))?.value, value));
    assert.ok((await watch.put('watch', { ...value, ranAt: NOW }, { version })).done);
    assert.deepEqual(await watch.put('watch', value, { version }), { done: false, reason: 'conflict' });
  });
}
