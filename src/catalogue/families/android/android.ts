import type { FamilyDefinition } from '../family.ts';
import { androidSource } from './source.ts';
import { type AndroidToken, androidShape } from './token.ts';

/** Calendar days, 20 years: nobody plans for so far, and tokens without an end are given a date far ahead. */
const ENDLESS_FROM = 7_300;

export const android: FamilyDefinition<AndroidToken> = {
  byDefault: false,
  shape: androidShape,
  passing: ['deviceCount'],
  endlessFrom: ENDLESS_FROM,
  source: androidSource,
  permissions: {
    // Source of the id: microsoftgraph/microsoft-graph-devx-content, permissions/permissions-descriptions.json.
    read: { name: 'DeviceManagementConfiguration.Read.All', id: 'dc377aa6-52d8-4e23-b271-2a7ae04cedf3' },
  },
  pages: {
    // The address of its page is not published: the admin center opens, and the steps say the way.
    intune: '',
    help: 'https://learn.microsoft.com/intune/intune-service/enrollment/android-kiosk-enroll',
    portals: () => [],
  },

  searched: () => [],
  remembered: ({ deviceCount }) => (deviceCount === undefined ? {} : { deviceCount }),
  recalled: ({ id, name, expiresAt, deviceCount }) => ({
    family: 'android',
    id,
    name,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(deviceCount === undefined ? {} : { deviceCount }),
  }),
  // Devices that are enrolled stay so.
  vanishing: () => 'warning',
  takenAlong: (_, words) => words.t('stops.android'),

  facts: ({ deviceCount }, { fact, number }) => ({ now: [fact('devices', number(deviceCount))] }),
  guideFacts: () => ({}),
  guide: ({ name }, words) => ({
    guards: [words.t('renew.android.guard.spread')],
    steps: [
      name === undefined
        ? words.t('renew.android.step.select')
        : words.t('renew.android.step.select.named', { name }),
      words.t('renew.android.step.replace'),
      words.t('renew.android.step.spread'),
    ],
    rescues: [],
  }),
};
