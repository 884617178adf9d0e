import assert from 'node:assert/strict';
import { assess } from '../../src/domain/assess.ts';
import { compareLooks } from '../../src/domain/changes.ts';
import { DAY } from '../../src/domain/instant.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { ade, NOW, push, snapshotOf, unreadable, vpp } from '../support/builders.ts';

const POLICY = { zone: 'UTC', ladder: [60, 30, 14, 7, 3, 1, 0] };
const judged = (snapshot: Snapshot, known?: Map<string, { topic: string }>) =>
  assess(snapshot, POLICY, NOW, known);
const words = (before: Snapshot, after: Snapshot) =>
  compareLooks(judged(before), judged(after)).map(({ about, change }) => `${about.family} ${change}`);

describe('compareLooks', () => {
  it('says nothing when nothing changed', () =>
    assert.deepEqual(words(snapshotOf([push(), vpp()]), snapshotOf([push(), vpp()])), []));
  it('a renewal', () =>
    assert.deepEqual(
      words(snapshotOf([push({ expiresAt: NOW + DAY })]), snapshotOf([push({ serial: 'FF' })])),
      ['push renewed'],
    ));
  it('a renewal carries the date before and the one now; without one of them it is none', () => {
    const expiry = (before: number | undefined, after: number | undefined) => {
      const [change] = compareLooks(judged(look(before)), judged(look(after)));
      return change?.expiry;
    };
    const look = (expiresAt: number | undefined) => {
      const { expiresAt: _, ...undated } = push();
      return snapshotOf([expiresAt === undefined ? undated : { ...undated, expiresAt }]);
    };
    assert.deepEqual(expiry(NOW + DAY, NOW + 365 * DAY), { before: NOW + DAY, after: NOW + 365 * DAY });
    assert.equal(expiry(undefined, NOW + 365 * DAY), undefined);
  });

  it('a date that moved back, which is no renewal', () => {
    const [change] = compareLooks(
      judged(snapshotOf([push()])),
      judged(snapshotOf([push({ expiresAt: NOW + DAY })])),
    );
    assert.deepEqual(
      [change?.change, change?.expiry],
      ['moved-back', { before: push().expiresAt, after: NOW + DAY }],
    );
  });

  it('a state that got worse', () =>
    assert.deepEqual(words(snapshotOf([vpp()]), snapshotOf([vpp({ state: 'invalid' })])), ['vpp worse']));
  it('a state that got better', () =>
    assert.deepEqual(words(snapshotOf([vpp({ state: 'invalid' })]), snapshotOf([vpp()])), ['vpp better']));
  it('a token that came and one that went', () =>
    assert.deepEqual(words(snapshotOf([vpp({ id: 'a' })]), snapshotOf([ade()])), ['ade added', 'vpp gone']));

  it('a family that can no longer be read, and that can be again', () => {
    const fine = snapshotOf([push(), vpp()]);
    const blind = {
      ...fine,
      readings: { ...fine.readings, vpp: { ...unreadable(), last: { tokens: [vpp()], at: NOW - DAY } } },
    };
    assert.deepEqual(words(fine, blind), ['vpp no-longer-readable']);
    assert.deepEqual(words(blind, fine), ['vpp readable-again']);
  });

  it('never calls a wrong renewal a renewal', () => {
    const before = snapshotOf([push()]);
    const after = snapshotOf([push({ topic: 'com.apple.mgmt.External.other', serial: 'FF' })]);
    const known = new Map([['push:push', { topic: push().topic ?? '' }]]);
    assert.deepEqual(
      compareLooks(judged(before, known), judged(after, known)).map(({ change }) => change),
      ['worse'],
    );
  });
});
