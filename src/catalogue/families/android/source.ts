import type { AndroidDeviceOwnerEnrollmentProfile } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { count, date, type Fields, type GraphSource, id, present, standIns, text } from '../graph.ts';
import type { AndroidToken } from './token.ts';

type Secret = 'tokenValue' | 'qrCodeContent' | 'qrCodeImage' | 'wifiPassword';

/**
 * Enrolment profiles of Android Enterprise,
 * https://learn.microsoft.com/graph/api/resources/intune-androidforwork-androiddeviceownerenrollmentprofile (beta only).
 */
const fields = {
  id,
  displayName: text,
  tokenExpirationDateTime: date,
  enrolledDeviceCount: count,
} satisfies Fields<Omit<AndroidDeviceOwnerEnrollmentProfile, Secret>>;

const token = z.object(fields).transform(
  (body): AndroidToken => ({
    family: 'android',
    id: body.id,
    name: body.displayName ?? body.id.slice(0, 8),
    ...present({ expiresAt: body.tokenExpirationDateTime, deviceCount: body.enrolledDeviceCount }),
    ...standIns({ name: body.displayName }),
  }),
);

export const androidSource: GraphSource<AndroidToken> = {
  holds: 'list',
  path: 'deviceManagement/androidDeviceOwnerEnrollmentProfiles',
  answers: [{ version: 'beta', select: Object.keys(fields), item: token }],
  secrets: ['tokenValue', 'qrCodeContent', 'qrCodeImage', 'wifiPassword'] satisfies Secret[],
};
