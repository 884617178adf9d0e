import { type Config, ConfigError, readConfig } from '../../src/config.ts';
import { fail, type Line, ok, warn } from './line.ts';

export interface ReadConfig {
  readonly config: Config | undefined;
  readonly lines: readonly Line[];
}

type Env = { readonly [name: string]: string | undefined };

/** Reads the configuration as the bot does, and says what is right but probably not meant. */
export function checkConfig(env: Env, source: string): ReadConfig {
  try {
    const config = readConfig(env);
    return { config, lines: [ok('config', `read from ${source}`), ...doubts(config, env)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const next = `Set it in ${source}; env/.env.example explains every variable.`;
    return { config: undefined, lines: error.problems.map((problem) => fail('config', problem, next)) };
  }
}

function doubts(config: Config, env: Env): readonly Line[] {
  const lines: Line[] = [];
  if (config.botAuth === 'none') {
    lines.push(
      warn(
        'config',
        'BOT_AUTH=none: every program on this machine may speak to the bot',
        'Fine for the demo. For Teams remove BOT_AUTH and set BOT_ID, BOT_TENANT_ID and BOT_PASSWORD.',
      ),
    );
  }
  if (config.itTeamId === undefined) {
    lines.push(
      warn(
        'config',
        'IT_TEAM_ID is not set: the bot serves nobody yet',
        'Add the bot to the team and write to it: it answers with the id to put into IT_TEAM_ID. Or in Teams: the team > ... > Get link to team, and take groupId from the link.',
      ),
    );
  }
  if ((env['TIME_ZONE'] ?? '').trim() === '') {
    lines.push(
      warn(
        'config',
        'TIME_ZONE is not set: days are counted and reminders go out in UTC',
        'Set TIME_ZONE to your own, such as Europe/Berlin; or to UTC to say that it is meant.',
      ),
    );
  }
  return lines;
}
