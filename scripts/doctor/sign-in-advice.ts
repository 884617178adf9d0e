import type { GraphCredential } from '../../src/intune/credential.ts';

/**
 * What to do for an answer of Entra. The codes: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const ADVICE: Readonly<Record<string, string>> = {
  AADSTS7000215:
    'The secret is wrong, often because its ID was copied in place of its Value. Entra admin center > App registrations > your app > Certificates & secrets > New client secret; copy the Value into BOT_PASSWORD.',
  AADSTS7000222:
    'The secret has expired. Entra admin center > App registrations > your app > Certificates & secrets > New client secret; copy the Value into BOT_PASSWORD and restart the bot.',
  AADSTS700016:
    'The tenant does not know this app. Compare BOT_ID and BOT_TENANT_ID with Entra admin center > App registrations > your app > Overview: Application (client) ID and Directory (tenant) ID.',
  AADSTS90002:
    'There is no such tenant in this cloud. Compare BOT_TENANT_ID with Entra admin center > Overview > Tenant ID, and check CLOUD.',
  AADSTS900023:
    'There is no such tenant in this cloud. Compare BOT_TENANT_ID with Entra admin center > Overview > Tenant ID, and check CLOUD.',
  AADSTS7000112:
    'The app is disabled. Entra admin center > Enterprise applications > your app > Properties: set "Enabled for users to sign-in" to Yes.',
  AADSTS700027:
    'Entra does not know this certificate. Entra admin center > App registrations > your app > Certificates & secrets > Certificates > Upload certificate: upload the public part of AZURE_CLIENT_CERTIFICATE_PATH.',
  AADSTS70021:
    'No federated credential of the app fits the token file. Entra admin center > App registrations > your app > Certificates & secrets > Federated credentials: compare issuer and subject.',
  AADSTS700024: 'The signed assertion is not valid at this time: set the clock of this machine.',
  AADSTS53003:
    'A Conditional Access policy for workload identities blocks the app. Entra admin center > Conditional Access > Sign-in logs > Service principal sign-ins says which.',
};

const NO_ANSWER = 'The login host gave no usable answer: check the network, the proxy and CLOUD.';
const NO_IDENTITY =
  'There is no managed identity on this machine. Run this where the bot runs in Azure, or use an app registration: BOT_TYPE=SingleTenant and BOT_PASSWORD.';

const FEDERATED =
  'The app does not trust this managed identity. Run npm run setup:azure again; or Entra admin center > App registrations > your app > Certificates & secrets > Federated credentials > Add credential > Managed identity. Entra may need a few minutes to know it.';
/** No matching federated credential: in general, by issuer, by audience, by subject. */
const UNTRUSTED = ['AADSTS70021', 'AADSTS700211', 'AADSTS700212', 'AADSTS700213'];

/** @param code Entra's, or the kind of error when Entra was not reached */
export function signInAdvice(code: string, kind?: GraphCredential['kind']): string {
  if (kind === 'federated' && UNTRUSTED.includes(code)) return FEDERATED;
  const known = ADVICE[code];
  if (known !== undefined) return known;
  const number = /^AADSTS(\d+)$/.exec(code)?.[1];
  if (number !== undefined)
    return `Look the code up: https://login.microsoftonline.com/error?code=${number}.`;
  return kind === 'managed-identity' || kind === 'federated' ? NO_IDENTITY : NO_ANSWER;
}
