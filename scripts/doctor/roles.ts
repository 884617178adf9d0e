import type { Config } from '../../src/config.ts';
import { GRAPH_ROLES, type GraphRole, neededRoles } from '../setup-azure/permissions.ts';
import { fail, type Line, ok, warn } from './line.ts';

const READ: GraphRole = 'DeviceManagementServiceConfig.Read.All';
const WRITE: GraphRole = 'DeviceManagementServiceConfig.ReadWrite.All';

/** Judges the roles of an access token by what the bot is set up to do. */
export function checkRoles(roles: readonly string[], { actions, botType }: Config): readonly Line[] {
  const [needed = READ] = neededRoles(actions, []);
  const mayRead = roles.includes(READ) || roles.includes(WRITE);
  if (!mayRead) {
    return [
      fail('roles', `${named(needed)} is missing: no token can be read without it`, grant(needed, botType)),
    ];
  }
  if (actions === 'on' && !roles.includes(WRITE)) {
    const next = `${grant(WRITE, botType)} Or set ACTIONS=off: the bot then only reads.`;
    return [fail('roles', `${named(WRITE)} is missing: with ACTIONS=on it starts syncs`, next)];
  }
  if (actions === 'off' && roles.includes(WRITE)) {
    const next = `The bot with ACTIONS=off never writes. Grant ${named(READ)} in its place: Entra admin center > Enterprise applications > your app > Permissions.`;
    return [warn('roles', `${WRITE} is more than ACTIONS=off needs`, next)];
  }
  const syncs = actions === 'on' ? 'reading and starting syncs (none was started now)' : 'reading';
  return [ok('roles', `${needed}: ${syncs}`)];
}

/** Where to click, or for a managed identity, which has no page of its own, what to run. */
export function grant(role: GraphRole, botType: Config['botType'] = 'SingleTenant'): string {
  if (botType === 'UserAssignedMSI') {
    const actions = role === WRITE ? 'on' : 'off';
    return `Run npm run setup:azure again with --identity managed --actions ${actions} (it grants ${named(role)}), then restart the bot.`;
  }
  return `Entra admin center > App registrations > your app > API permissions > Add a permission > Microsoft Graph > Application permissions: tick ${named(role)}, then Grant admin consent, and restart the bot.`;
}

function named(role: GraphRole): string {
  return `${role} (${GRAPH_ROLES[role]})`;
}
