const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface TeamLink {
  /** The group id, as in IT_TEAM_ID. */
  readonly id: string;
  /** The tenant the link names; undefined when a bare id was given. */
  readonly tenantId: string | undefined;
}

/** Reads what Teams gives as "Get link to team", or a bare group id. Undefined when it is neither. */
export function teamOf(text: string): TeamLink | undefined {
  const given = text.trim();
  if (GUID.test(given)) return { id: given.toLowerCase(), tenantId: undefined };
  const url = URL.parse(given);
  const id = url?.searchParams.get('groupId') ?? '';
  if (!GUID.test(id)) return undefined;
  const tenant = url?.searchParams.get('tenantId') ?? '';
  return { id: id.toLowerCase(), tenantId: GUID.test(tenant) ? tenant.toLowerCase() : undefined };
}
