import type { Family } from '../../src/catalogue/families/families.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Entity } from './odata.ts';

/** A family of which the simulated tenant has rows as Graph gives them, and nothing that happens to them. */
export interface PlainFamily {
  /** What the admin page says above its rows. */
  readonly title: string;
  readonly about: string;
  /** The properties that hold the name and the date on which a token ends. */
  readonly nameField: string;
  readonly dateField: string;
  /** Bodies with every property that Graph has of the type: `$select` may name no other. */
  rows(now: Instant): readonly Entity[];
}

/** Every family that has no page of its own here. */
export const PLAIN_FAMILIES: { readonly [F in Exclude<Family, 'push' | 'vpp' | 'ade'>]: PlainFamily } = {};

/** The plain families by name. */
export function plainFamilies(): [family: Family, plain: PlainFamily][] {
  return Object.entries(PLAIN_FAMILIES) as [Family, PlainFamily][];
}

export function plainFamily(family: Family): PlainFamily | undefined {
  return plainFamilies().find(([name]) => name === family)?.[1];
}
