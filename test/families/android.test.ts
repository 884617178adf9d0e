import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { readConfig } from '../../src/config.ts';
import { assess } from '../../src/domain/assess.ts';
import { DAY } from '../../src/domain/instant.ts';
import type { Token } from '../../src/domain/token.ts';
import { NOW, tokenView } from '../cards/build-views.ts';
import { plainText } from '../cards/inspect-card.ts';
import { POLICY } from '../domain/plan/world.ts';
import { snapshotOf } from '../support/builders.ts';

function android(fields: Partial<Extract<Token, { family: 'android' }>>): Token {
  return { family: 'android', id: 'a1', name: 'Kiosks', deviceCount: 38, ...fields };
}

const kindsOf = (token: Token) =>
  assess(snapshotOf([token]), POLICY, NOW).rows.flatMap(({ findings }) => findings.map(({ kind }) => kind));

const render = createRenderer({ zone: 'Europe/Berlin', cloud: 'global', actions: 'on' });

const cardOf = (token: Token) => plainText(render(tokenView(token)));

describe('an Android enrolment token', () => {
  it('is off unless it is named', () => {
    const env = {
      BOT_AUTH: 'none',
      HOST: '127.0.0.1',
      BOT_TENANT_ID: '11111111-2222-3333-4444-555555555555',
    };
    assert.deepEqual(readConfig(env).families, ['push', 'vpp', 'ade']);
    assert.deepEqual(readConfig({ ...env, FAMILIES: 'android, push' }).families, ['push', 'android']);
    assert.throws(() => readConfig({ ...env, FAMILIES: 'push,apns' }), /FAMILIES must be names out of push/);
  });

  it('is judged by its date like every other', () => {
    assert.deepEqual(kindsOf(android({ expiresAt: NOW + 5 * DAY })), ['expires-soon']);
    assert.deepEqual(kindsOf(android({ expiresAt: NOW - DAY })), ['expired']);
    const card = cardOf(android({ expiresAt: NOW + 5 * DAY }));
    assert.match(card, /no new device can enrol with this token/);
    assert.match(card, /the profile “Kiosks”[\s\S]*Replace token/);
  });

  it('with a date in the far future does not expire, and is no Finding', () => {
    for (const expiresAt of [NOW + 25 * 366 * DAY, Date.UTC(9999, 11, 31)]) {
      assert.deepEqual(kindsOf(android({ expiresAt })), []);
      assert.match(cardOf(android({ expiresAt })), /does not expire/);
    }
    assert.doesNotMatch(cardOf(android({ expiresAt: NOW + 3 * 365 * DAY })), /does not expire/);
  });

  it('is not sent to Apple', () => {
    for (const token of [android({}), android({ expiresAt: NOW - DAY })])
      assert.doesNotMatch(cardOf(token), /Apple/);
  });
});
