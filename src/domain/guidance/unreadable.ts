import type { Words } from '../../catalogue/words/words.ts';
import type { Unreadable } from '../snapshot.ts';
import { showable } from './outside-text.ts';

/** What happened when a family could not be read, and what a person can do about it. */
export interface Trouble {
  readonly what: string;
  readonly advice: string;
}

const TROUBLES: {
  readonly [K in Unreadable['kind']]: (reason: Unreadable, who: string, words: Words) => Trouble;
} = {
  permission: (reason, who, words) => ({
    what: `${who} refused${status(reason)}.${permissionText(reason, words)}`,
    advice: 'Grant the permission to the bot’s app in Entra, with admin consent, and check again.',
  }),
  'sign-in': (reason) => ({
    what: `The bot could not sign in to Microsoft Graph${status(reason)}.`,
    advice:
      'Check the bot’s app id, its secret or managed identity, and its tenant. A new consent needs some minutes.',
  }),
  'no-intune': () => ({
    what: 'This tenant has no Microsoft Intune.',
    advice:
      'The bot needs a tenant with an active Intune licence. Check that it is connected to the right tenant.',
  }),
  throttled: (reason) => ({
    what: `Microsoft Graph asked to slow down${status(reason)}.`,
    advice: 'Nothing to do: the bot reads again later.',
  }),
  server: (reason, who) => ({
    what: `${who} has a problem of its own${status(reason)}.`,
    advice:
      'Check again in some minutes. If it stays, look at the service health in the Microsoft 365 admin center.',
  }),
  timeout: (_reason, who) => ({
    what: `${who} did not answer in time.`,
    advice: 'Check again in some minutes.',
  }),
  network: () => ({
    what: 'There was no connection to Microsoft Graph.',
    advice: 'Check the network, the proxy and the firewall of the machine the bot runs on.',
  }),
  unexpected: (reason, who) => ({
    what: `${who} gave an answer the bot does not understand${status(reason)}.`,
    advice: 'Check again in some minutes. If it stays, the bot’s log has the details.',
  }),
};

/**
 * The reason in words, with HTTP status and missing permissions by name.
 *
 * @param who was asked, as the beginning of a sentence.
 */
export function troubleOf(reason: Unreadable, words: Words, who = 'Intune'): Trouble {
  return TROUBLES[reason.kind](reason, who, words);
}

function status({ status: code }: Unreadable): string {
  return code === undefined ? '' : ` (${code})`;
}

function permissionText({ permissions }: Unreadable, words: Words): string {
  const [only, ...more] = leastFirst(permissions).map((permission) => showable(permission));
  if (only === undefined) return ' A permission is missing.';
  if (more.length === 0) return ` Missing permission: ${only}.`;
  return ` One of these permissions is needed, least first: ${words.or([only, ...more])}.`;
}

/** What only reads comes before what writes as well; Intune’s order stays otherwise. */
function leastFirst(permissions: readonly string[]): string[] {
  const writes = (permission: string) => permission.includes('ReadWrite');
  return [
    ...permissions.filter((permission) => !writes(permission)),
    ...permissions.filter((permission) => writes(permission)),
  ];
}
