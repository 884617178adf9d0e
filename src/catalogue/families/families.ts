import type { z } from 'zod';
import { ade } from './ade/ade.ts';
import { android } from './android/android.ts';
import type { FamilyDefinition } from './family.ts';
import { push } from './push/push.ts';
import { vpp } from './vpp/vpp.ts';

/** Every family the bot knows. Its name is in the store, in buttons, metrics and logs: it never changes. */
export const FAMILIES = { push, vpp, ade, android } as const;

export type Family = keyof typeof FAMILIES;

/** The names of all families, in the order in which they are shown. */
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[] as readonly [Family, ...Family[]];

/** Looked at unless the operator names others. */
export const FAMILIES_BY_DEFAULT = FAMILY_NAMES.filter((family) => familyOf(family).byDefault);

export type TokenOf<F extends Family> = z.infer<(typeof FAMILIES)[F]['shape']>;

/** A token of any family. An account at Apple may be asked for of each, and only those of Apple have one. */
export type Token = { readonly [F in Family]: TokenOf<F> & { readonly appleAccount?: string } }[Family];

/** What is known of a family; of a token's own family, so that its token may be handed in. */
export function familyOf(family: Family): FamilyDefinition<Token> {
  return FAMILIES[family];
}

/** Whether this release knows the family: a store outlives its writer. */
export function isFamily(name: string): name is Family {
  return Object.hasOwn(FAMILIES, name);
}
