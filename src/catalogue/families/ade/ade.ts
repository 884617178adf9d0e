import type { FamilyDefinition } from '../family.ts';
import { appleManager } from '../pages.ts';
import { SERVICE_CONFIG } from '../permissions.ts';
import { adeFacts } from './facts.ts';
import { adeGuide } from './guide.ts';
import { adeSource } from './source.ts';
import { adeSync } from './sync.ts';
import { type AdeToken, adeShape } from './token.ts';

export const ade: FamilyDefinition<AdeToken> = {
  byDefault: true,
  shape: adeShape,
  passing: ['syncErrorCode', 'lastSyncAt', 'syncTriggeredAt', 'deviceCount'],
  source: adeSource,
  permissions: SERVICE_CONFIG,
  sync: adeSync,
  pages: {
    intune: '#view/Microsoft_Intune_Enrollment/DepTokensPaging.ReactView',
    help: 'https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple',
    portals: appleManager,
  },

  searched: () => [],
  remembered: ({ school, deviceCount }) => ({
    ...(school ? { school } : {}),
    ...(deviceCount === undefined ? {} : { deviceCount }),
  }),
  recalled: ({ id, name, appleAccount, expiresAt, deviceCount, school }) => ({
    family: 'ade',
    id,
    name,
    ...(appleAccount === undefined ? {} : { appleAccount }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(deviceCount === undefined ? {} : { deviceCount }),
    school,
    syncErrorCode: 0,
  }),
  vanishing: ({ deviceCount = 0 }) => (deviceCount === 0 ? 'warning' : 'critical'),
  takenAlong: (devices = 0, words) => {
    const what =
      devices === 0
        ? words.t('finding.vanished.along.ade')
        : words.t('finding.vanished.along.ade.devices', { devices });
    return `${what} ${words.t('stops.ade')}`;
  },

  facts: adeFacts,
  guideFacts: ({ school }) => ({ school }),
  guide: adeGuide,
};
