import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/instant.ts';
import type { Random } from '../random.ts';
import { newToken, type TrueToken } from '../worlds/truth.ts';
import { type ChanceParts, everyNowAndThen } from './chance.ts';

const YEAR = 365 * DAY;
/** Names of one word each, of which none is part of another. */
const PLACES = [
  'Berlin',
  'Lisbon',
  'Oslo',
  'Madrid',
  'Vienna',
  'Zurich',
  'Athens',
  'Dublin',
  'Quito',
  'Lima',
];

/** The tokens of a tenant, and everything that really happens to them. */
export function liveTokens(parts: ChanceParts): void {
  const { universe, random } = parts;
  const start = universe.time.now();
  const names = [...PLACES];
  const soon = () => start + random.whole(-3, 330) * DAY + random.whole(0, 24 * 60) * MINUTE;
  const add = (fields: Pick<TrueToken, 'family' | 'id' | 'name'> & Partial<TrueToken>) => {
    const token = newToken({ expiresAt: soon(), ...fields });
    universe.truth.add(token);
    follow(token, parts);
  };
  if (random.chance(0.9)) add({ family: 'push', id: 'push', name: 'Certificate' });
  for (let count = random.whole(1, 3); count > 0; count -= 1) {
    const name = names.shift() ?? '';
    add({ family: 'vpp', id: `vpp-${name}`, name, account: `${name.toLowerCase()}@contoso.example` });
  }
  for (let count = random.whole(0, 2); count > 0; count -= 1) {
    const name = names.shift() ?? '';
    add({ family: 'ade', id: `ade-${name}`, name });
  }
  troubleSyncs(parts);
  flicker(parts);
}

/** Plans the end of one generation: somebody renews it, well or badly, early or late, or nobody does. */
function follow(token: TrueToken, parts: ChanceParts): void {
  const { universe, random, until } = parts;
  const days = random.chance(0.7) ? random.whole(1, 45) : random.whole(-25, 0);
  const at = token.expiresAt - days * DAY - random.whole(0, 12) * HOUR;
  if (random.chance(0.08) || at >= until) return;
  universe.time.at(at, () => {
    if (universe.truth.find(token) !== token) return;
    const how = howRenewed(token, random);
    parts.count(`life: ${how}`);
    universe.note(`${token.family} ${token.name} ${how}`);
    DEEDS[how](token, parts);
  });
}

type How = 'renewed' | 'wrongly renewed' | 're-created' | 'deleted' | 'dated back' | 'dated back and renewed';

function howRenewed({ family }: TrueToken, random: Random): How {
  if (random.chance(0.7)) return 'renewed';
  if (family === 'push') return random.pick(['wrongly renewed', 'wrongly renewed', 'dated back', 'deleted']);
  if (family === 'vpp')
    return random.pick(['re-created', 're-created', 'dated back', 'dated back and renewed', 'deleted']);
  return random.pick(['dated back', 'dated back and renewed', 'deleted']);
}

const DEEDS: { readonly [H in How]: (token: TrueToken, parts: ChanceParts) => void } = {
  renewed: (token, parts) => {
    renew(token, parts);
    follow(token, parts);
  },
  'wrongly renewed': (token, parts) => {
    const { universe, random, until } = parts;
    const right = token.topic;
    renew(token, parts);
    token.topic = `com.apple.mgmt.External.${token.serial}`;
    // Sometimes the old entry is renewed and uploaded after all; otherwise it is declared right, or stays wrong.
    const mended = universe.time.now() + random.whole(1, 20) * DAY;
    if (random.chance(0.6) && mended < until)
      universe.time.at(mended, () => {
        renew(token, parts);
        token.topic = right;
        follow(token, parts);
      });
    else follow(token, parts);
  },
  're-created': (token, parts) => {
    const { universe, random } = parts;
    const twin = newToken({ ...token, id: `${token.id}x`, name: token.name, expiresAt: nextYear(parts) });
    universe.truth.add(twin);
    follow(twin, parts);
    universe.time.at(universe.time.now() + random.whole(1, 200) * HOUR, () => universe.truth.remove(token));
  },
  deleted: (token, { universe }) => universe.truth.remove(token),
  'dated back': (token, parts) => {
    const { universe, random } = parts;
    const right = token.expiresAt;
    token.expiresAt -= random.whole(1, 40) * DAY;
    universe.time.at(universe.time.now() + random.whole(8, 100) * HOUR, () => {
      token.expiresAt = right;
      follow(token, parts);
    });
  },
  'dated back and renewed': (token, parts) => {
    const { universe, random } = parts;
    token.expiresAt -= random.whole(1, 40) * DAY;
    universe.time.at(universe.time.now() + random.whole(8, 100) * HOUR, () => {
      renew(token, parts);
      follow(token, parts);
    });
  },
};

function renew(token: TrueToken, parts: ChanceParts): void {
  token.expiresAt = Math.max(nextYear(parts), token.expiresAt + DAY);
  token.serial = `${token.serial.slice(0, 6)}${parts.random.whole(1, 9)}`;
  token.state = 'valid';
  token.errorCode = 0;
}

function nextYear({ universe, random }: ChanceParts): Instant {
  return universe.time.now() + YEAR - random.whole(0, 48) * HOUR;
}

/** Apple is not reached, refuses, or asks for terms to be accepted; after some days it works again. */
function troubleSyncs(parts: ChanceParts): void {
  const { universe, random, count } = parts;
  everyNowAndThen(parts, random, 40 * DAY, () => {
    const tokens = universe.truth.all().filter(({ family }) => family !== 'push');
    if (tokens.length === 0) return;
    const token = random.pick(tokens);
    const trouble = random.pick(token.family === 'vpp' ? VPP_TROUBLES : ADE_TROUBLES);
    count('life: sync trouble');
    universe.note(`${token.family} ${token.name} gets into trouble with its syncs`);
    trouble(token, universe.time.now());
    universe.time.at(universe.time.now() + random.whole(4, 240) * HOUR, () => {
      token.stalledAt = undefined;
      token.errorCode = 0;
      token.syncStatus = 'completed';
      token.state = 'valid';
    });
  });
}

type Trouble = (token: TrueToken, now: Instant) => void;

const stall: Trouble = (token, now) => {
  token.stalledAt = now;
};

const VPP_TROUBLES: readonly Trouble[] = [
  stall,
  (token, now) => {
    token.state = 'invalid';
    stall(token, now);
  },
  (token) => {
    token.syncStatus = 'failed';
  },
];

const ADE_TROUBLES: readonly Trouble[] = [
  stall,
  (token) => {
    token.errorCode = 3;
  },
];

/** A list that moves between two pages forgets a token for one look. */
function flicker(parts: ChanceParts): void {
  const { universe, random, count } = parts;
  everyNowAndThen(parts, random, 120 * DAY, () => {
    const tokens = universe.truth.all().filter(({ family }) => family !== 'push');
    if (tokens.length === 0) return;
    const { family, id } = random.pick(tokens);
    count('graph: forgets a token');
    universe.graph.forgetOnce(family, id);
  });
}
