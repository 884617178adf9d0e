import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONFIG_PATH = fileURLToPath(new URL('./playground.yml', import.meta.url));

/** The arguments for Node that start Microsoft's playground without a browser of its own and without telemetry. */
export function playgroundArgs(port: number): string[] {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  return [
    join(dirname(manifest), 'cli.js'),
    'start',
    ...['--port', String(port)],
    ...['--service-url', `http://127.0.0.1:${port}/_connector`],
    '--disable-telemetry',
  ];
}

/**
 * The environment of the playground. Its page adds the bot to a conversation when that is opened for the first
 * time, so that the welcome and the reminders come then. SEND_INSTALLATION_ACTIVITY is not for before: what the
 * bot says while no page is open is often lost, because the page connects twice and drops what came first.
 */
export function playgroundEnv(botUrl: string): NodeJS.ProcessEnv {
  return {
    BOT_ENDPOINT: `${botUrl}/api/messages`,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: CONFIG_PATH,
    TEAMSAPPTESTER_BROWSER: 'none',
    DEFAULT_CHANNEL_ID: 'msteams',
  };
}

/**
 * The group id of the team in demo/playground.yml, which becomes the bot's IT_TEAM_ID.
 * @throws when the file has none.
 */
export async function readTeamGroupId(): Promise<string> {
  const team = /^team:\n((?: .*\n?)*)/m.exec(await readFile(CONFIG_PATH, 'utf8'))?.[1] ?? '';
  const groupId = /^ {2}aadGroupId: (\S+)$/m.exec(team)?.[1];
  if (groupId === undefined) throw new Error(`${CONFIG_PATH} has no aadGroupId under team`);
  return groupId;
}

interface TestConfig {
  readonly config: {
    readonly tenantId: string;
    readonly bot: { readonly id: string; readonly name: string };
    readonly currentUser: { readonly id: string; readonly aadObjectId: string };
    readonly teams: readonly { readonly id: string; readonly name: string; readonly aadGroupId: string }[];
  };
}

/**
 * What Teams tells a bot when somebody joins its team.
 * @throws when the playground has no team.
 */
export async function teamEvent(playgroundUrl: string): Promise<object> {
  const answer = await fetch(`${playgroundUrl}/_internal/v1/testConfig`);
  const { tenantId, bot, currentUser, teams } = ((await answer.json()) as TestConfig).config;
  const [team] = teams;
  if (team === undefined) throw new Error('demo/playground.yml has no team');
  return {
    type: 'conversationUpdate',
    id: 'team-event',
    channelId: 'msteams',
    serviceUrl: `${playgroundUrl}/_connector`,
    from: currentUser,
    recipient: bot,
    conversation: { id: team.id, conversationType: 'channel', isGroup: true, tenantId },
    membersAdded: [currentUser],
    channelData: {
      eventType: 'teamMemberAdded',
      tenant: { id: tenantId },
      team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
    },
  };
}
