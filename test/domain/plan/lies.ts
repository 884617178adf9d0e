import fc from 'fast-check';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import type { AdeToken, Family, PushToken, Token, VppToken } from '../../../src/domain/token.ts';
import { ade, push, vpp } from '../../support/builders.ts';

/** How one look differs from the truth. Never so long that a lie is all there is to be seen. */
export interface Lie {
  readonly unreadable: readonly Family[];
  /** Families in whose answer nothing is, although there is. */
  readonly empty: readonly Family[];
  /** Fields that are not given. */
  readonly missing: readonly string[];
  /** Days that every date is given too early. */
  readonly back: number;
  /** The looks of before are lost; then nobody knows when it synced last. */
  readonly forgotten: boolean;
  /** What was said is not shown everywhere yet. */
  readonly shown: boolean;
}

const families = fc.subarray<Family>(['push', 'vpp', 'ade']);
const TRUTH: Lie = { unreadable: [], empty: [], missing: [], back: 0, forgotten: false, shown: true };
const MAY_BE_MISSING = [
  'expiresAt',
  'topic',
  'serial',
  'appleAccount',
  'location',
  'lastSyncAt',
  'deviceCount',
];

const lie: fc.Arbitrary<Lie> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(TRUTH) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        unreadable: families,
        empty: fc.constant([]),
        missing: fc.subarray(MAY_BE_MISSING),
        back: fc.constantFrom(0, 0, 0, 3, 200),
        forgotten: fc.boolean(),
        shown: fc.boolean(),
      })
      .map((one) =>
        one.forgotten ? { ...one, missing: one.missing.filter((field) => field !== 'lastSyncAt') } : one,
      ),
  },
  { weight: 1, arbitrary: families.map((empty): Lie => ({ ...TRUTH, empty })) },
);

/** A look some time after the one before. */
export interface Look extends Lie {
  readonly minutes: number;
}

/** Looks of some months: each lie is told up to three times, within a day, and then comes the truth. */
export const lives: fc.Arbitrary<Look[]> = fc
  .array(
    fc.record({
      lie,
      minutes: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 30, max: 3 * 24 * 60 })),
      soon: fc.integer({ min: 1, max: 8 * 60 }),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((looks) =>
    looks.flatMap(({ lie: one, minutes, soon, times }): Look[] => [
      { ...one, minutes },
      ...Array.from({ length: times - 1 }, () => ({ ...one, minutes: soon })),
      { ...TRUTH, minutes: soon },
    ]),
  );

/** One token of each family, as they are. */
export interface Truth {
  readonly push: PushToken;
  readonly vpp: VppToken;
  readonly ade: AdeToken;
}

export function truthAt(ends: Readonly<Record<keyof Truth, Instant>>, now: Instant): Truth {
  return {
    push: push({ expiresAt: ends.push }),
    vpp: vpp({ expiresAt: ends.vpp, lastSyncAt: now - HOUR }),
    ade: ade({ expiresAt: ends.ade, lastSyncAt: now - 30 * MINUTE }),
  };
}

/** What Intune answers of the truth. */
export function told(truth: Truth, { empty, missing, back }: Lie): Token[] {
  return Object.values(truth)
    .filter(({ family }) => !empty.includes(family))
    .map((token: Token) => {
      const moved =
        token.expiresAt === undefined ? token : { ...token, expiresAt: token.expiresAt - back * DAY };
      return Object.fromEntries(
        Object.entries(moved).filter(([field]) => !missing.includes(field)),
      ) as unknown as Token;
    });
}
