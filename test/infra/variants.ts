const BASE = ['--name', 'token-warden', '--resource-group', 'rg-token-warden', '--location', 'westeurope'];
const ELSEWHERE = [...BASE, '--endpoint', 'https://token-warden.contoso.com/api/messages'];

/** Command lines of setup:azure that together use every step; each gets a path for a secret of its own. */
export const VARIANTS: Readonly<Record<string, (file: string) => readonly string[]>> = {
  'managed identity': () => [...ELSEWHERE, '--subscription', 'Pay as you go'],
  'app that may act': (file) => [
    ...ELSEWHERE,
    ...['--identity', 'app', '--secret-file', file, '--actions', 'on', '--also', 'GroupMember.Read.All'],
  ],
  'app service in a national cloud': () => [...BASE, '--host', 'app-service', '--cloud', 'usgov'],
};
