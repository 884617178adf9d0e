import type { ApplePushNotificationCertificate } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { date, type Fields, type GraphSource, present, text } from '../graph.ts';
import type { PushToken } from './token.ts';

/**
 * Apple MDM push certificate, https://learn.microsoft.com/graph/api/resources/intune-devices-applepushnotificationcertificate.
 * Not read: `id` is a new GUID at every read, `lastModifiedDateTime` is the time of the read.
 */
const fields = {
  appleIdentifier: text,
  topicIdentifier: text,
  certificateSerialNumber: text,
  expirationDateTime: date,
} satisfies Fields<Omit<ApplePushNotificationCertificate, 'certificate'>>;

const certificate = z
  .object(fields)
  // An object that says nothing at all is no certificate, and must not pass for one.
  .refine((body) => Object.values(body).some((value) => value !== undefined))
  .transform(
    (body): PushToken => ({
      family: 'push',
      id: 'push',
      name: 'Apple MDM push certificate',
      ...present({
        appleAccount: body.appleIdentifier,
        expiresAt: body.expirationDateTime,
        topic: body.topicIdentifier,
        serial: toSerial(body.certificateSerialNumber),
      }),
    }),
  );

/** Serial numbers come with and without leading zeros, in either case. */
export function toSerial(value: string | undefined): string | undefined {
  return value?.toUpperCase().replace(/^0+(?=.)/, '');
}

export const pushSource: GraphSource<PushToken> = {
  holds: 'one',
  path: 'deviceManagement/applePushNotificationCertificate',
  answers: [{ version: 'v1.0', select: Object.keys(fields), item: certificate }],
  secrets: ['certificate'],
};
