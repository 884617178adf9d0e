import type { FamilyDefinition } from '../family.ts';
import { appleManager } from '../pages.ts';
import { SERVICE_CONFIG } from '../permissions.ts';
import { vppFacts } from './facts.ts';
import { vppGuide } from './guide.ts';
import { vppSource } from './source.ts';
import { vppSync } from './sync.ts';
import { type VppToken, vppShape } from './token.ts';

export const vpp: FamilyDefinition<VppToken> = {
  byDefault: true,
  shape: vppShape,
  passing: ['state', 'syncStatus', 'lastSyncAt'],
  source: vppSource,
  permissions: {
    ...SERVICE_CONFIG,
    perhaps: { name: 'DeviceManagementApps.Read.All', id: '7a6ee1e7-141e-4cec-ae74-d9db155731ff' },
  },
  sync: vppSync,
  pages: {
    intune: '#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/appleVpp',
    help: 'https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple',
    portals: appleManager,
  },

  searched: ({ location, organization }) => [location, organization],
  remembered: ({ school, location, organization }) => ({
    ...(school ? { school } : {}),
    ...(location === undefined ? {} : { location }),
    ...(organization === undefined ? {} : { organization }),
  }),
  recalled: ({ id, name, appleAccount, expiresAt, location, organization, school }) => ({
    family: 'vpp',
    id,
    name,
    ...(appleAccount === undefined ? {} : { appleAccount }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(location === undefined ? {} : { location }),
    ...(organization === undefined ? {} : { organization }),
    school,
    state: 'unknown',
    syncStatus: 'unknown',
  }),
  vanishing: ({ hadEnded, hasTwin }) => (hadEnded || hasTwin ? 'warning' : 'critical'),
  // Source: learn.microsoft.com/intune, page manage-vpp-apple, on deleting a location token.
  takenAlong: (_, words) => words.t('finding.vanished.along.vpp'),

  facts: vppFacts,
  guideFacts: ({ school, location }) => ({ school, ...(location === undefined ? {} : { location }) }),
  guide: vppGuide,
};
