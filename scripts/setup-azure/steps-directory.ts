import { cloudHosts } from '../../src/intune/clouds.ts';
import type { SetupOptions } from './options.ts';
import { GRAPH_ROLES, neededRoles } from './permissions.ts';
import type { Step } from './steps.ts';
import { ref, type Word } from './words.ts';

/** The application id of Microsoft Graph itself, the same in every tenant. */
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';

const ADMIN =
  'Granting Graph permissions needs the Entra role Privileged Role Administrator. ' +
  'Entra may need a minute to know a new identity: run this again, what exists is kept.';

/** Grants the Graph permissions of the chosen variant to the bot's identity, each once. */
export function directorySteps(options: SetupOptions): readonly Step[] {
  const graph = cloudHosts(options.cloud).graph;
  const principal = options.identity === 'managed' ? 'IDENTITY_PRINCIPAL_ID' : 'PRINCIPAL_ID';
  const assignments: Word = [`${graph}/v1.0/servicePrincipals/`, ref(principal), '/appRoleAssignments'];
  const read: readonly Word[] = ['rest', '--method', 'get', '--url', assignments, '--resource', graph];
  return [
    {
      what: 'Learn the object id of Microsoft Graph in this tenant.',
      az: ['ad', 'sp', 'show', '--id', GRAPH_APP],
      save: { as: 'GRAPH_ID', query: 'id' },
      advice: 'Your account must be allowed to read the directory.',
    },
    ...neededRoles(options.actions ?? 'off', options.also, options.families).map((role) =>
      grant(role, { graph, principal, assignments, read }),
    ),
    {
      what: 'Show the ids of all permissions the identity has now: see that there is none you did not ask for.',
      az: [...read, '--query', 'value[].appRoleId'],
      show: 'tsv',
      advice: ADMIN,
    },
  ];
}

function grant(
  role: string,
  at: {
    readonly graph: string;
    readonly principal: string;
    readonly assignments: Word;
    readonly read: readonly Word[];
  },
): Step {
  const id = GRAPH_ROLES.get(role);
  return {
    what: `Grant the Graph permission ${role}.`,
    az: [
      ...['rest', '--method', 'post', '--url', at.assignments, '--resource', at.graph],
      ...['--headers', 'Content-Type=application/json', '--body'],
      [
        ...['{"principalId":"', ref(at.principal), '","resourceId":"', ref('GRAPH_ID')],
        `","appRoleId":"${id}"}`,
      ],
    ],
    unless: {
      az: [...at.read, '--query', `value[?appRoleId=='${id}'].id`, '--output', 'tsv'],
      done: 'prints',
    },
    advice: ADMIN,
  };
}
