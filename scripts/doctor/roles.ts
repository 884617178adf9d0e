import { type Family, familyOf } from '../../src/catalogue/families/families.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Config } from '../../src/config.ts';
import { familiesName } from '../../src/domain/guidance/names.ts';
import { GRAPH_ROLES, neededRoles } from '../setup-azure/permissions.ts';
import { fail, type Line, ok, warn } from './line.ts';

const ENGLISH = createWords('en', 'UTC');
const READ: string = 'DeviceManagementServiceConfig.Read.All';
const WRITE: string = 'DeviceManagementServiceConfig.ReadWrite.All';

/** What the bot wants to do, and the permissions of which one is enough, the least first. */
interface Need {
  readonly oneOf: readonly string[];
  readonly without: string;
  readonly level: 'fail' | 'warn';
}

function needsOf({ actions, operators, families }: Config): readonly Need[] {
  const byRole = Map.groupBy(families, (family) => needOf(family, actions)[0] ?? READ);
  const needs = [...byRole].map(([least, [first, ...more]]): Need => {
    const named = [first, ...more].flatMap((one) => (one === undefined ? [] : [familiesName(ENGLISH, one)]));
    const without = WITHOUT[least] ?? `${ENGLISH.and(named)} cannot be read without it`;
    return { oneOf: first === undefined ? [] : needOf(first, actions), without, level: 'fail' };
  });
  return operators.length === 0 ? needs : [...needs, OPERATORS];
}

/** The permissions of which one is enough for a family, the least first. */
function needOf(family: Family, actions: Config['actions']): readonly string[] {
  const { read, act } = familyOf(family).permissions;
  if (act === undefined) return [read.name];
  return actions === 'on' ? [act.name] : [read.name, act.name];
}

const WITHOUT: Readonly<Record<string, string>> = {
  [READ]: 'no token can be read without it',
  [WRITE]: 'with ACTIONS=on it starts syncs',
};

const OPERATORS: Need = {
  oneOf: ['GroupMember.Read.All'],
  without: 'a group in OPERATORS cannot be read without it, and then nobody in it may act',
  level: 'warn',
};

/** Judges the roles of an access token by what the bot is set up to do. */
export function checkRoles(roles: readonly string[], config: Config): readonly Line[] {
  const { actions, botType } = config;
  const missing = needsOf(config).filter(({ oneOf }) => !oneOf.some((role) => roles.includes(role)));
  const lines = missing.map(({ oneOf, without, level }) => {
    const [least = READ] = oneOf;
    const found = `${oneOf.length > 1 ? 'one of ' : ''}${oneOf.map(named).join(' or ')} is missing: ${without}`;
    const instead =
      least === WRITE && roles.includes(READ) ? ' Or set ACTIONS=off: the bot then only reads.' : '';
    const next = `${grant(least, botType)}${instead}`;
    return level === 'fail'
      ? fail('roles', found, next)
      : warn('roles', found, `${next} Only if OPERATORS names groups.`);
  });
  if (actions === 'off' && roles.includes(WRITE)) {
    const next = `The bot with ACTIONS=off never writes. Grant ${named(READ)} in its place: Entra admin center > Enterprise applications > your app > Permissions.`;
    return [...lines, warn('roles', `${WRITE} is more than ACTIONS=off needs`, next)];
  }
  if (lines.some(({ level }) => level === 'fail')) return lines;
  const syncs = actions === 'on' ? 'reading and starting syncs (none was started now)' : 'reading';
  return [ok('roles', `${neededRoles(actions, [], config.families).join(', ')}: ${syncs}`), ...lines];
}

/** Where to click, or for a managed identity, which has no page of its own, what to run. */
export function grant(role: string, botType: Config['botType'] = 'SingleTenant'): string {
  if (botType === 'UserAssignedMSI') {
    const actions = role === WRITE ? 'on' : 'off';
    return `Run npm run setup:azure again with --identity managed --actions ${actions} (it grants ${named(role)}), then restart the bot.`;
  }
  return `Entra admin center > App registrations > your app > API permissions > Add a permission > Microsoft Graph > Application permissions: tick ${named(role)}, then Grant admin consent, and restart the bot.`;
}

function named(role: string): string {
  return `${role} (${GRAPH_ROLES.get(role)})`;
}
