import type { Known } from './options.ts';

/** What a settings file says of earlier decisions, as options: running the set-up again must not undo them. Pure. */
export function knownFrom(env: NodeJS.Dict<string>): Known {
  const value = (name: string) => env[name]?.trim() || undefined;
  const identity =
    value('BOT_TYPE') === 'UserAssignedMSI'
      ? 'managed'
      : value('BOT_FEDERATED_IDENTITY') !== undefined
        ? 'federated'
        : value('BOT_PASSWORD') !== undefined
          ? 'app'
          : undefined;
  const known = {
    identity,
    actions: value('ACTIONS') === 'on' || value('ACTIONS') === 'off' ? value('ACTIONS') : undefined,
    families: value('FAMILIES'),
    team: value('IT_TEAM_ID'),
    'time-zone': value('TIME_ZONE'),
    cloud: value('CLOUD'),
    website: value('MANIFEST_WEBSITE_URL'),
    endpoint: value('PUBLIC_URL'),
  };
  return Object.fromEntries(Object.entries(known).flatMap(([name, one]) => (one ? [[name, one]] : [])));
}
