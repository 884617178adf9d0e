import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readSettings } from '../../manifest/settings.ts';
import about from '../../package.json' with { type: 'json' };
import type { Config } from '../../src/config.ts';
import { fail, type Line, ok, warn } from './line.ts';
import { readZipEntry } from './zip-entry.ts';

type Env = { readonly [name: string]: string | undefined };

const manifest = z.object({
  id: z.string(),
  version: z.string(),
  bots: z.array(z.object({ botId: z.string() })).default([]),
});

/** Whether the Teams app package that people upload names this bot. */
export async function checkTeamsApp(config: Config, env: Env, file: string): Promise<readonly Line[]> {
  if (config.botAuth === 'none') return [];
  const zip = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (zip === undefined) return [notMade(env, file)];
  const found = readManifest(zip);
  const again =
    'Run npm run package:teams, and upload the new package in Teams > Apps > Manage your apps > Upload an app.';
  if (found === undefined) return [fail('teams app', `${file} is not a Teams app package`, again)];
  const botId = found.bots[0]?.botId;
  if (botId?.toLowerCase() !== config.botId.toLowerCase()) {
    return [
      fail('teams app', `${file} is for the bot ${botId ?? '(none)'}, BOT_ID is ${config.botId}`, again),
    ];
  }
  const appId = env['TEAMS_APP_ID']?.trim() || config.botId;
  if (found.id.toLowerCase() !== appId.toLowerCase()) {
    return [fail('teams app', `${file} has the app id ${found.id}, TEAMS_APP_ID is ${appId}`, again)];
  }
  return [ok('teams app', `${file}, version ${found.version}, names this bot`)];
}

function notMade(env: Env, file: string): Line {
  const settings = readSettings(env, { version: about.version });
  const missing = settings.ok ? '' : ` First: ${settings.problems.join(' ')}`;
  return warn('teams app', `${file} is not made yet`, `Run npm run package:teams.${missing}`);
}

function readManifest(zip: Buffer): z.infer<typeof manifest> | undefined {
  const text = readZipEntry(zip, 'manifest.json');
  if (text === undefined) return undefined;
  try {
    return manifest.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
