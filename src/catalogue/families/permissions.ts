/** An application permission of Microsoft Graph, with the id of the app role that grants it. */
export interface Permission {
  readonly name: string;
  readonly id: string;
}

/** What reading a family needs, and acting on it. */
export interface Permissions {
  readonly read: Permission;
  /** Takes the place of `read` where the bot may act; Graph has no narrower one. */
  readonly act?: Permission;
  /** Needed in some tenants only, when reading answers 403 without it. */
  readonly perhaps?: Permission;
}

/**
 * Source of the ids: microsoftgraph/microsoft-graph-devx-content, permissions/permissions-descriptions.json.
 */
export const SERVICE_CONFIG = {
  read: { name: 'DeviceManagementServiceConfig.Read.All', id: '06a5fe6d-c49d-46a7-b082-56b1b14103c7' },
  act: { name: 'DeviceManagementServiceConfig.ReadWrite.All', id: '5ac13192-7ace-4fcf-b828-1a26f28068ee' },
} as const satisfies Permissions;
