import type { FamilyDefinition } from '../family.ts';
import { SERVICE_CONFIG } from '../permissions.ts';
import { pushGuide } from './guide.ts';
import { pushSource } from './source.ts';
import { type PushToken, pushShape } from './token.ts';

export const push: FamilyDefinition<PushToken> = {
  byDefault: true,
  shape: pushShape,
  passing: [],
  source: pushSource,
  permissions: SERVICE_CONFIG,
  pages: {
    intune: '#view/Microsoft_Intune_DeviceSettings/DevicesIosMenu/~/iosEnrollment',
    help: 'https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate',
    portals: () => ['pushApple'],
  },

  searched: () => [],
  remembered: () => ({}),
  recalled: ({ name, appleAccount, expiresAt, topic, serial }) => ({
    family: 'push',
    id: 'push',
    name,
    ...(appleAccount === undefined ? {} : { appleAccount }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(topic === undefined ? {} : { topic }),
    ...(serial === undefined ? {} : { serial }),
  }),
  vanishing: () => 'critical',
  takenAlong: (_, words) => words.t('stops.push'),

  facts: ({ topic, serial }, { fact, shown }) => ({
    codes: [fact('topic', shown(topic)), fact('serial', shown(serial))],
  }),
  guideFacts: ({ topic }) => (topic === undefined ? {} : { topic }),
  guide: pushGuide,
};
