import assert from 'node:assert/strict';
import fc from 'fast-check';
import { date, type Fields, toInstant } from '../../src/catalogue/families/graph.ts';
import { toSerial } from '../../src/catalogue/families/push/source.ts';
import { missingPermissions } from '../../src/intune/failure.ts';
import { connect } from './support/connection.ts';
import { startGraphStub } from './support/graph-stub.ts';

describe('dates of Graph', () => {
  const cases: readonly [string | null | undefined, string | undefined][] = [
    ['2026-09-11T14:39:25Z', '2026-09-11T14:39:25.000Z'],
    ['2026-07-17T14:50:53.4972449Z', '2026-07-17T14:50:53.497Z'],
    ['2026-07-17T14:50:53.9999999Z', '2026-07-17T14:50:53.999Z'],
    ['2026-07-17T14:50:53+02:00', '2026-07-17T12:50:53.000Z'],
    ['2026-07-17T14:50:53', '2026-07-17T14:50:53.000Z'],
    ['1971-01-01T00:00:00Z', '1971-01-01T00:00:00.000Z'],
    ['1970-01-01T00:00:00Z', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['0001-01-01T00:00:00', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${text} is ${expected ?? 'not known'}`, () => {
      const at = toInstant(text);
      assert.equal(at === undefined ? undefined : new Date(at).toISOString(), expected);
    });
  }

  it('survive the way through text', () => {
    const anyDate = fc.date({
      min: new Date('1971-01-01'),
      max: new Date('2200-01-01'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(anyDate, (at) => assert.equal(toInstant(at.toISOString()), at.getTime())));
  });
});

describe('serial numbers', () => {
  it('are the same however they were written', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{1,40}$/);
    fc.assert(
      fc.property(hex, fc.nat(5), (serial, zeros) => {
        const written = '0'.repeat(zeros) + serial;
        assert.equal(toSerial(written), toSerial(serial.toUpperCase()));
        assert.match(toSerial(written) ?? '', /^(0|[1-9A-F][0-9A-F]*)$/);
      }),
    );
  });
});

describe('missing permissions', () => {
  it('are the names in the sentence of Intune', () => {
    const message = JSON.stringify({
      _version: 3,
      Message:
        'Application is not authorized to perform this operation. Application must have one of the following scopes: ' +
        'DeviceManagementServiceConfig.Read.All, DeviceManagementServiceConfig.ReadWrite.All - Operation ID (for customer support): 0',
    });
    assert.deepEqual(missingPermissions(message), [
      'DeviceManagementServiceConfig.Read.All',
      'DeviceManagementServiceConfig.ReadWrite.All',
    ]);
    assert.deepEqual(missingPermissions('must have one of the following scopes: A.Read.All'), ['A.Read.All']);
  });

  it('are names and nothing else, whatever the message says', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const names = missingPermissions(`must have one of the following scopes: ${rest}`);
        assert.ok(names.every((name) => /^[A-Za-z][\w.-]{2,79}$/.test(name)));
      }),
    );
    assert.deepEqual(missingPermissions('Insufficient privileges to complete the operation.'), []);
  });
});

describe('fields', () => {
  it('that Graph does not have do not compile, secrets included', () => {
    // @ts-expect-error The type of a family leaves its secret out.
    const secret = { id: date, token: date } satisfies Fields<{ id?: string }>;
    assert.ok(secret);
  });

  it('keep words nobody knows, and name a token by the best there is', async () => {
    const words = { state: 'frozen', lastSyncStatus: 'paused', vppTokenAccountType: 'education' };
    const items = [
      { id: '1', ...words, displayName: ' Shop ', locationName: 'L', organizationName: 'O', appleId: 'a@x' },
      { id: '2', displayName: '', locationName: 'L', organizationName: 'O', appleId: 'a@x' },
      { id: '3', displayName: null, organizationName: 'O', appleId: 'a@x' },
      { id: '4', appleId: 'a@x' },
      { id: '5aaaaaaa-bbbb' },
    ];
    const stub = await startGraphStub(() => ({ body: { value: items } }));
    const reading = (await connect(stub.url).intune.look()).readings.vpp;
    await stub.close();
    assert.ok(reading.outcome === 'read');
    assert.deepEqual(
      reading.tokens.map((token) => token.name),
      ['Shop', 'L', 'O', 'a@x', '5aaaaaaa'],
    );
    const { state, syncStatus, school } = reading.tokens[0] ?? {};
    assert.deepEqual({ state, syncStatus, school }, { state: 'frozen', syncStatus: 'paused', school: true });
  });
});
