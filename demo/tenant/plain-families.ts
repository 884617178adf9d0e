import type { Family } from '../../src/catalogue/families/families.ts';
import { DAY, type Instant } from '../../src/domain/instant.ts';
import { dateTime, type Entity } from './odata.ts';

/** A family of which the simulated tenant has rows as Graph gives them, and nothing that happens to them. */
export interface PlainFamily {
  /** What the admin page says above its rows. */
  readonly title: string;
  readonly about: string;
  /** The properties that hold the name and the date on which a token ends. */
  readonly nameField: string;
  readonly dateField: string;
  /** Bodies with every property that Graph has of the type: `$select` may name no other. */
  rows(now: Instant): readonly Entity[];
}

/** Every family that has no page of its own here. */
export const PLAIN_FAMILIES: { readonly [F in Exclude<Family, 'push' | 'vpp' | 'ade'>]: PlainFamily } = {
  android: {
    title: 'Android enrolment tokens',
    about: 'Corporate-owned Android devices enrol with these.',
    nameField: 'displayName',
    dateField: 'tokenExpirationDateTime',
    rows: (now) => [
      android('4f0b7c92-6a1d-4e35-9c8b-2d7e5a3f1b07', 'Contoso Kiosks', now + 20 * DAY, 38),
      android('b81e0d5a-27c4-4f69-8a3b-90f6c2d4e708', 'Contoso Phones', Date.UTC(2092, 0, 1), 211),
    ],
  },
};

/** `androidDeviceOwnerEnrollmentProfile`; the token and its QR code do not come back. */
function android(id: string, displayName: string, expiresAt: Instant, enrolledDeviceCount: number): Entity {
  return {
    id,
    displayName,
    description: '',
    accountId: 'b6d3c1f0-0000-4000-8000-000000000000',
    enrollmentMode: 'corporateOwnedDedicatedDevice',
    tokenExpirationDateTime: dateTime(expiresAt),
    tokenValue: null,
    qrCodeContent: null,
    qrCodeImage: null,
    wifiPassword: null,
    enrolledDeviceCount,
    roleScopeTagIds: ['0'],
  };
}

/** The plain families by name. */
export function plainFamilies(): [family: Family, plain: PlainFamily][] {
  return Object.entries(PLAIN_FAMILIES) as [Family, PlainFamily][];
}

export function plainFamily(family: Family): PlainFamily | undefined {
  return plainFamilies().find(([name]) => name === family)?.[1];
}
