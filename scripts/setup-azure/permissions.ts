import {
  FAMILIES,
  FAMILIES_BY_DEFAULT,
  type Family,
  familyOf,
} from '../../src/catalogue/families/families.ts';

const OF_FAMILIES = Object.values(FAMILIES).flatMap(({ permissions: { read, act, perhaps } }) =>
  [read, act, perhaps].flatMap((one) => (one === undefined ? [] : [[one.name, one.id] as const])),
);

/**
 * Microsoft Graph application permissions by name, with the id of the app role that grants each: those of the families,
 * and the one for reading groups.
 *
 * Source: microsoftgraph/microsoft-graph-devx-content, permissions/permissions-descriptions.json. All need an
 * administrator who may grant consent.
 */
export const GRAPH_ROLES: ReadonlyMap<string, string> = new Map([
  ...OF_FAMILIES,
  ['GroupMember.Read.All', '98830695-27a2-44f7-8c18-0c3ebc9698f6'],
]);

/** What each optional permission is for; none is given unless asked for by name. */
export const OPTIONAL_ROLES = {
  'DeviceManagementApps.Read.All': 'only if reading location tokens (VPP) answers 403 without it',
  'GroupMember.Read.All': 'only if OPERATORS names groups: to see who is in them',
} as const;

export type OptionalRole = keyof typeof OPTIONAL_ROLES;

/**
 * The least the bot needs for these families. Where it may act, reading takes the writing sibling, because Graph has no
 * narrower one that allows a sync alone.
 */
export function neededRoles(
  actions: 'on' | 'off',
  also: readonly OptionalRole[],
  families: readonly Family[] = FAMILIES_BY_DEFAULT,
): readonly string[] {
  const main = families.map((family) => {
    const { read, act = read } = familyOf(family).permissions;
    return actions === 'on' ? act.name : read.name;
  });
  return [...new Set([...main, ...also])];
}
