import { FAMILY_NAMES, type Family, familyOf } from '../../src/catalogue/families/families.ts';
import type { Fault, FaultScope } from './faults.ts';
import { plainFamily } from './plain-families.ts';

/** The application permissions of which Intune names one as needed, as it words them per family. */
const READ_SCOPES: Readonly<Partial<Record<Family, readonly string[]>>> = {
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

/** Where each family keeps the date on which its tokens end. */
const DATE_FIELDS: Readonly<Partial<Record<Family, string>>> = {
  push: 'expirationDateTime',
  vpp: 'expirationDateTime',
  ade: 'tokenExpirationDateTime',
};

export function readScopes(family: Family): readonly string[] {
  return READ_SCOPES[family] ?? [familyOf(family).permissions.read.name];
}

function dateField(family: Family): string {
  return DATE_FIELDS[family] ?? plainFamily(family)?.dateField ?? '';
}

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

const ALL = FAMILY_NAMES;
/** Those with a list of tokens, and those that can be synced. */
const LISTS = ALL.filter((family) => familyOf(family).source.holds === 'list');
const SYNCABLE = ALL.filter((family) => familyOf(family).sync !== undefined);

export const FAULT_CHOICES: readonly FaultChoice[] = [
  {
    name: 'forbidden',
    label: 'Permission missing (403)',
    families: ALL,
    scope: 'both',
    fault: (family) => ({ kind: 'forbidden', scopes: readScopes(family) }),
  },
  {
    name: 'no-sync',
    label: 'May read, may not sync (403)',
    families: SYNCABLE,
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
    name: 'beta-error',
    label: 'Error in beta, v1.0 answers',
    families: ['vpp'],
    scope: 'read',
    fault: () => ({ kind: 'server-error', status: 500, version: 'beta' }),
  },
  {
    name: 'no-intune',
    label: 'Tenant without Intune',
    families: ALL,
    scope: 'both',
    fault: () => ({ kind: 'no-intune' }),
  },
  {
    name: 'error-in-answer',
    label: 'An error inside a 200',
    families: ALL,
    scope: 'read',
    fault: () => ({ kind: 'error-in-answer' }),
  },
  {
    name: 'empty',
    label: 'As if nothing were there',
    families: ALL,
    scope: 'read',
    fault: () => ({ kind: 'empty' }),
  },
  {
    name: 'no-date',
    label: 'Once without a date',
    families: ALL,
    scope: 'read',
    fault: (family) => ({ kind: 'omits', fields: [dateField(family)], as: 'null', times: 1 }),
  },
  {
    name: 'year-one',
    label: 'Once with a date of year 1',
    families: ALL,
    scope: 'read',
    fault: (family) => ({ kind: 'omits', fields: [dateField(family)], as: 'year-one', times: 1 }),
  },
  {
    name: 'no-serial',
    label: 'Once without a serial number',
    families: ['push'],
    scope: 'read',
    fault: () => ({ kind: 'omits', fields: ['certificateSerialNumber'], times: 1 }),
  },
  {
    name: 'no-topic',
    label: 'Once without a topic',
    families: ['push'],
    scope: 'read',
    fault: () => ({ kind: 'omits', fields: ['topicIdentifier'], times: 1 }),
  },
  {
    name: 'circle',
    label: 'Pages in a circle',
    families: LISTS,
    scope: 'read',
    fault: () => ({ kind: 'pages', how: 'circle' }),
  },
  {
    name: 'bloated',
    label: 'An answer without end',
    families: ALL,
    scope: 'read',
    fault: () => ({ kind: 'bloated' }),
  },
  {
    name: 'sync-lost',
    label: 'Syncs start, their answer is lost',
    families: SYNCABLE,
    scope: 'action',
    fault: () => ({ kind: 'answer-lost', by: 'gateway' }),
  },
  {
    name: 'sync-throttled',
    label: 'Syncs are too many (429)',
    families: SYNCABLE,
    scope: 'action',
    fault: () => ({ kind: 'throttled', retryAfterSeconds: 60 }),
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
      return `Answers ${fault.status}: service error${fault.version === undefined ? '' : `, in ${fault.version} only`}`;
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
    case 'answer-lost':
      return 'Carries requests out, but the answers are lost';
    case 'error-in-answer':
      return 'Answers 200 with an error inside';
    case 'empty':
      return 'Answers as if nothing were there';
    case 'hides':
      return 'Leaves tokens out';
    case 'omits':
      return `Leaves out ${fault.fields.join(' and ')}${fault.times === 1 ? ', once' : ''}`;
    case 'pages':
      return 'Pages do not end';
    case 'bloated':
      return 'Answers do not end';
  }
}
