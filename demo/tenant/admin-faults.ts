import type { Family } from '../../src/domain/token.ts';
import type { Fault, FaultScope } from './faults.ts';

/** The application permissions of which Intune names one as needed, as it words them per family. */
export const READ_SCOPES: Readonly<Record<Family, readonly string[]>> = {
  push: [
    'DeviceManagementServiceConfig.Read.All',
    'DeviceManagementConfiguration.ReadWrite.All',
    'DeviceManagementServiceConfig.ReadWrite.All',
  ],
  vpp: [
    'DeviceManagementApps.Read.All',
    'DeviceManagementApps.ReadWrite.All',
    'DeviceManagementServiceConfig.Read.All',
    'DeviceManagementServiceConfig.ReadWrite.All',
  ],
  ade: ['DeviceManagementServiceConfig.Read.All', 'DeviceManagementServiceConfig.ReadWrite.All'],
};

const SYNC_SCOPES = ['DeviceManagementApps.ReadWrite.All', 'DeviceManagementServiceConfig.ReadWrite.All'];

/** One way to break a family from the page. */
export interface FaultChoice {
  /** Last part of the address it posts to. */
  readonly name: string;
  readonly label: string;
  readonly families: readonly Family[];
  readonly scope: FaultScope;
  readonly fault: (family: Family) => Fault;
}

const ALL: readonly Family[] = ['push', 'vpp', 'ade'];

export const FAULT_CHOICES: readonly FaultChoice[] = [
  {
    name: 'forbidden',
    label: 'Permission missing (403)',
    families: ALL,
    scope: 'both',
    fault: (family) => ({ kind: 'forbidden', scopes: READ_SCOPES[family] }),
  },
  {
    name: 'no-sync',
    label: 'May read, may not sync (403)',
    families: ['vpp', 'ade'],
    scope: 'action',
    fault: () => ({ kind: 'forbidden', scopes: SYNC_SCOPES }),
  },
  {
    name: 'unauthorized',
    label: 'Sign-in refused (401)',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'unauthorized' }),
  },
  {
    name: 'throttled',
    label: 'Too many requests (429)',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'throttled', retryAfterSeconds: 10 }),
  },
  {
    name: 'server-error',
    label: 'Service error (500)',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'server-error', status: 500 }),
  },
  {
    name: 'silence',
    label: 'No answer at all',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'silence' }),
  },
  {
    name: 'slow',
    label: 'Answers 2 s late',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'slow', ms: 2_000 }),
  },
  {
    name: 'garbage',
    label: 'A proxy’s page instead',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'garbage' }),
  },
  {
    name: 'beta-missing',
    label: 'Gone from beta',
    families: ['vpp'],
    scope: 'both',
    fault: () => ({ kind: 'beta-missing' }),
  },
  {
    name: 'no-intune',
    label: 'Tenant without Intune',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'no-intune' }),
  },
];

/** What the page says of a broken family. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'forbidden':
      return 'Answers 403: a permission is missing';
    case 'unauthorized':
      return 'Answers 401: sign-in refused';
    case 'throttled':
      return 'Answers 429: too many requests';
    case 'server-error':
      return `Answers ${fault.status}: service error`;
    case 'silence':
      return 'Takes requests and never answers';
    case 'slow':
      return `Answers ${fault.ms / 1000} s late`;
    case 'garbage':
      return 'Answers with something that is not Graph';
    case 'reset':
      return 'Cuts every connection';
    case 'no-intune':
      return 'Says that the tenant has no Intune';
    case 'beta-missing':
      return 'Missing in beta, there in v1.0';
  }
}
