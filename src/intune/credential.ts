import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { type Cloud, cloudHosts, isPublicLoginHost, tokenExchangeScope } from './clouds.ts';

interface AppIdentity {
  readonly tenantId: string;
  readonly clientId: string;
  /** Login host with scheme, e.g. `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
}

/** How the bot proves to Entra who it is. Holds secrets: never log it. */
export type GraphCredential =
  /** A ready token, for the simulated tenant. */
  | { readonly kind: 'fixed'; readonly accessToken: string }
  | ({ readonly kind: 'secret'; readonly clientSecret: string } & AppIdentity)
  | ({ readonly kind: 'certificate'; readonly path: string; readonly password?: string } & AppIdentity)
  /** A file with a token of another issuer, e.g. Kubernetes, which Entra trusts for this app. */
  | ({ readonly kind: 'workload'; readonly tokenFile: string } & AppIdentity)
  | { readonly kind: 'managed-identity'; readonly clientId: string }
  /** An app that trusts this managed identity: its token stands in for the app's secret. */
  | ({
      readonly kind: 'federated';
      readonly identityId: string;
      readonly exchangeScope: string;
    } & AppIdentity);

/** What the configuration knows about the bot's identity. */
export interface IdentitySettings {
  readonly botType: 'SingleTenant' | 'UserAssignedMSI';
  readonly cloud: Cloud;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** `BOT_FEDERATED_IDENTITY`: client id of a managed identity that the app trusts. */
  readonly federatedIdentity?: string | undefined;
  /** `GRAPH_ACCESS_TOKEN`: wins over everything, no sign-in takes place. */
  readonly accessToken?: string | undefined;
  /** The variables of Azure's own convention, which hosts like Kubernetes set by themselves. */
  readonly azure?: {
    /** `AZURE_TENANT_ID` and `AZURE_CLIENT_ID`: used with the certificate and the token file only. */
    readonly tenantId?: string | undefined;
    readonly clientId?: string | undefined;
    /** `AZURE_AUTHORITY_HOST` */
    readonly authorityHost?: string | undefined;
    /** `AZURE_CLIENT_CERTIFICATE_PATH`: PEM with certificate and private key. */
    readonly certificatePath?: string | undefined;
    /** `AZURE_CLIENT_CERTIFICATE_PASSWORD` */
    readonly certificatePassword?: string | undefined;
    /** `AZURE_FEDERATED_TOKEN_FILE` */
    readonly federatedTokenFile?: string | undefined;
  };
}

/**
 * Picks the credential; the first that is set decides: ready token, managed identity (by bot type),
 * federated credential, certificate, workload identity, client secret. The certificate comes before the token file, because
 * clusters set the latter in every pod and nobody sets the former by accident.
 *
 * @throws when nothing is set that proves the bot's identity
 */
export function credentialFor(settings: IdentitySettings): GraphCredential {
  const { azure, clientId, clientSecret } = settings;
  if (settings.accessToken) return { kind: 'fixed', accessToken: settings.accessToken };
  if (settings.botType === 'UserAssignedMSI') return { kind: 'managed-identity', clientId };

  const authorityHost = azure?.authorityHost || cloudHosts(settings.cloud).login;
  const app = {
    tenantId: azure?.tenantId || settings.tenantId,
    clientId: azure?.clientId || clientId,
    authorityHost,
  };
  if (settings.federatedIdentity) {
    const exchangeScope = tokenExchangeScope(settings.cloud);
    const { tenantId } = settings;
    return {
      kind: 'federated',
      identityId: settings.federatedIdentity,
      exchangeScope,
      tenantId,
      clientId,
      authorityHost,
    };
  }
  if (azure?.certificatePath) {
    const password = azure.certificatePassword ? { password: azure.certificatePassword } : {};
    return { kind: 'certificate', path: azure.certificatePath, ...password, ...app };
  }
  if (azure?.federatedTokenFile) return { kind: 'workload', tokenFile: azure.federatedTokenFile, ...app };
  if (clientSecret)
    return { kind: 'secret', clientSecret, tenantId: settings.tenantId, clientId, authorityHost };
  throw new Error(
    'No way to sign in to Microsoft Graph: set BOT_FEDERATED_IDENTITY, BOT_PASSWORD, AZURE_CLIENT_CERTIFICATE_PATH or ' +
      'AZURE_FEDERATED_TOKEN_FILE, or use BOT_TYPE=UserAssignedMSI.',
  );
}

/**
 * The identity library's credential; every call makes a new one with an empty token cache (a managed
 * identity's cache belongs to the host). Also fit for Azure storage clients.
 *
 * @throws when tenant or client id are malformed
 */
export function tokenCredential(credential: GraphCredential): TokenCredential {
  switch (credential.kind) {
    case 'fixed':
      return {
        getToken: async () => ({
          token: credential.accessToken,
          expiresOnTimestamp: Number.MAX_SAFE_INTEGER,
        }),
      };
    case 'federated':
      return federated(credential);
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId: credential.clientId });
    case 'secret':
      return new ClientSecretCredential(
        credential.tenantId,
        credential.clientId,
        credential.clientSecret,
        signInOptions(credential),
      );
    case 'certificate':
      return new ClientCertificateCredential(
        credential.tenantId,
        credential.clientId,
        {
          certificatePath: credential.path,
          ...(credential.password === undefined ? {} : { certificatePassword: credential.password }),
        },
        signInOptions(credential),
      );
    case 'workload':
      return new WorkloadIdentityCredential({
        tenantId: credential.tenantId,
        clientId: credential.clientId,
        tokenFilePath: credential.tokenFile,
        ...signInOptions(credential),
      });
  }
}

/** Storage is opened to the managed identity itself: the app that trusts it needs no role there. */
export function storageCredential(credential: GraphCredential): TokenCredential {
  if (credential.kind !== 'federated') return tokenCredential(credential);
  return new ManagedIdentityCredential({ clientId: credential.identityId });
}

/** The identity is asked for a new assertion each time one is needed: Entra refuses an old one. */
function federated(credential: GraphCredential & { readonly kind: 'federated' }): TokenCredential {
  const identity = new ManagedIdentityCredential({ clientId: credential.identityId });
  const assertion = async () => (await identity.getToken(credential.exchangeScope)).token;
  const { tenantId, clientId } = credential;
  return new ClientAssertionCredential(tenantId, clientId, assertion, signInOptions(credential));
}

/**
 * One retry is enough, somebody may be waiting for the answer. Instance discovery asks Microsoft's
 * public cloud whether the login host is genuine: for a private login host it can only say no.
 */
function signInOptions({ authorityHost }: AppIdentity) {
  return {
    authorityHost,
    disableInstanceDiscovery: !isPublicLoginHost(authorityHost),
    retryOptions: { maxRetries: 1, retryDelayInMs: 300, maxRetryDelayInMs: 1_000 },
  };
}
