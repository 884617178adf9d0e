/**
 * Microsoft Graph application permissions by name, with the id of the app role that grants each.
 *
 * Source: microsoftgraph/microsoft-graph-devx-content, permissions/permissions-descriptions.json. All need an
 * administrator who may grant consent.
 */
export const GRAPH_ROLES = {
  'DeviceManagementServiceConfig.Read.All': '06a5fe6d-c49d-46a7-b082-56b1b14103c7',
  'DeviceManagementServiceConfig.ReadWrite.All': '5ac13192-7ace-4fcf-b828-1a26f28068ee',
  'DeviceManagementApps.Read.All': '7a6ee1e7-141e-4cec-ae74-d9db155731ff',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
} as const;

export type GraphRole = keyof typeof GRAPH_ROLES;

/** What each optional permission is for; none is given unless asked for by name. */
export const OPTIONAL_ROLES = {
  'DeviceManagementApps.Read.All': 'only if reading location tokens (VPP) answers 403 without it',
  'GroupMember.Read.All': 'only if OPERATORS names groups: to see who is in them',
} as const satisfies Partial<Record<GraphRole, string>>;

export type OptionalRole = keyof typeof OPTIONAL_ROLES;

/**
 * The least the bot needs. One permission reads all three token families; acting swaps it for its writing sibling,
 * because Graph has no narrower one that allows a sync alone.
 */
export function neededRoles(actions: 'on' | 'off', also: readonly OptionalRole[]): readonly GraphRole[] {
  const main: GraphRole =
    actions === 'on'
      ? 'DeviceManagementServiceConfig.ReadWrite.All'
      : 'DeviceManagementServiceConfig.Read.All';
  return [main, ...new Set(also)];
}
