import { FAMILY_NAMES, type Family, refKey, type Token, type TokenRef, type VppToken } from '../token.ts';

/** The other tokens of a look, found without going through all of them for each. */
export interface Peers {
  /** Other location tokens of the same location and organisation. */
  sameLocation(token: VppToken): readonly VppToken[];
  /** Location tokens of the same Apple Account, the token itself among them. */
  sameAccount(token: VppToken): readonly VppToken[];
  /** Tokens of other families that hang on the same Apple Account; undefined when there is none. */
  otherFamilies(token: Token): readonly TokenRef[] | undefined;
}

/** Built once for each look: every group is gathered once and shared by all that are in it. */
export function createPeers(tokens: readonly Token[]): Peers {
  const vpp = tokens.filter((token): token is VppToken => token.family === 'vpp');
  const byLocation = Map.groupBy(vpp, (token) => locationKey(token));
  const byAccount = Map.groupBy(vpp, (token) => accountKey(token));
  const others = groupOthers(tokens);
  return {
    sameLocation(token) {
      const key = locationKey(token);
      const group = key === undefined ? [] : (byLocation.get(key) ?? []);
      return group.length < 2 && group[0]?.id === token.id
        ? []
        : group.filter((other) => refKey(other) !== refKey(token));
    },
    sameAccount(token) {
      const key = accountKey(token);
      return key === undefined ? [] : (byAccount.get(key) ?? []);
    },
    otherFamilies(token) {
      const key = accountKey(token);
      const found = key === undefined ? undefined : others.get(`${token.family} ${key}`);
      return found === undefined || found.length === 0 ? undefined : found;
    },
  };
}

/** For each family and account the tokens of the other families. */
function groupOthers(tokens: readonly Token[]): Map<string, readonly TokenRef[]> {
  const byAccount = Map.groupBy(tokens, (token) => accountKey(token));
  const others = new Map<string, readonly TokenRef[]>();
  for (const [key, group] of byAccount) {
    const families = new Set<Family>(group.map(({ family }) => family));
    if (key === undefined || families.size < 2) continue;
    for (const family of FAMILY_NAMES) {
      const refs = group
        .filter((token) => token.family !== family)
        .map(({ family: of, id }) => ({ family: of, id }));
      others.set(`${family} ${key}`, refs);
    }
  }
  return others;
}

function accountKey({ appleAccount }: Token): string | undefined {
  const account = appleAccount === undefined ? '' : folded(appleAccount);
  return account === '' ? undefined : account;
}

function locationKey({ location, organization = '' }: VppToken): string | undefined {
  return location === undefined ? undefined : JSON.stringify([folded(location), folded(organization)]);
}

/** Case and outer space make no other name. */
export function folded(text: string): string {
  return text.trim().toLowerCase();
}
