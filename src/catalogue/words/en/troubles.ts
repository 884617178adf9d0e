/** Why something could not be read or done, and what a person can do about it. `{status}` is ` (403)` or nothing. */
export const TROUBLES = {
  'trouble.permission.what': '{who} refused{status}. {permission}',
  'trouble.permission.one': 'Missing permission: {permission}.',
  'trouble.permission.several': 'One of these permissions is needed, least first: {permissions}.',
  'trouble.permission.unnamed': 'A permission is missing.',
  'trouble.permission.advice':
    'Grant the permission to the bot’s app in Entra, with admin consent, and check again.',
  'trouble.sign-in.what': 'The bot could not sign in to Microsoft Graph{status}.',
  'trouble.sign-in.advice':
    'Check the bot’s app id, its secret or managed identity, and its tenant. A new consent needs some minutes.',
  'trouble.no-intune.what': 'This tenant has no Microsoft Intune.',
  'trouble.no-intune.advice':
    'The bot needs a tenant with an active Intune licence. Check that it is connected to the right tenant.',
  'trouble.throttled.what': 'Microsoft Graph asked to slow down{status}.',
  'trouble.throttled.advice': 'Nothing to do: the bot reads again later.',
  'trouble.server.what': '{who} has a problem of its own{status}.',
  'trouble.server.advice':
    'Check again in some minutes. If it stays, look at the service health in the Microsoft 365 admin center.',
  'trouble.timeout.what': '{who} did not answer in time.',
  'trouble.timeout.advice': 'Check again in some minutes.',
  'trouble.network.what': 'There was no connection to Microsoft Graph.',
  'trouble.network.advice': 'Check the network, the proxy and the firewall of the machine the bot runs on.',
  'trouble.unexpected.what': '{who} gave an answer the bot does not understand{status}.',
  'trouble.unexpected.advice': 'Check again in some minutes. If it stays, the bot’s log has the details.',
  'trouble.none.what': 'Intune gave no reason.',
  'trouble.none.advice': 'Check again in some minutes.',
} as const;
