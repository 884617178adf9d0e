const BASE = ['--name', 'token-warden', '--resource-group', 'rg-token-warden', '--location', 'westeurope'];
const ELSEWHERE = [...BASE, '--endpoint', 'https://token-warden.contoso.com/api/messages'];
export const TEAM_LINK =
  'https://teams.microsoft.com/l/team/19%3Aabc%40thread.tacv2/conversations?groupId=33333333-3333-4333-8333-333333333333&tenantId=5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a';

/** Command lines of setup:azure that together use every step; each gets a stem for files of its own. */
export const VARIANTS: Readonly<Record<string, (stem: string) => readonly string[]>> = {
  'federated credential': (stem) => [
    ...[...ELSEWHERE, '--subscription', 'Pay as you go', '--env', `${stem}.env`],
    ...['--team', TEAM_LINK, '--time-zone', 'Europe/Berlin'],
  ],
  'managed identity': (stem) => [...ELSEWHERE, '--identity', 'managed', '--env', `${stem}.env`],
  'app that may act': (stem) => [
    ...[...ELSEWHERE, '--env', `${stem}.env`, '--identity', 'app', '--secret-file', `${stem} 'secret'`],
    ...['--actions', 'on', '--also', 'GroupMember.Read.All'],
  ],
  'app service': (stem) => [
    ...[...BASE, '--host', 'app-service', '--env', `${stem}.env`],
    ...['--team', TEAM_LINK, '--time-zone', 'Europe/Berlin'],
  ],
  'managed app service in a national cloud': (stem) => [
    ...[
      ...BASE,
      '--host',
      'app-service',
      '--identity',
      'managed',
      '--cloud',
      'usgov',
      '--env',
      `${stem}.env`,
    ],
  ],
};
