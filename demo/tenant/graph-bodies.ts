import type { Family } from '../../src/catalogue/families/families.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { ade, vpp } from './demo-data.ts';
import { dateTime, type Entity, fineDateTime } from './odata.ts';
import { plainFamilies } from './plain-families.ts';
import type { AdeRecord, PushRecord, VppRecord, VppState } from './state.ts';
import { vppStateAt } from './sync.ts';

export type Version = 'v1.0' | 'beta';

/**
 * `applePushNotificationCertificate`, alike in both versions. Its id is new at every read, its
 * `lastModifiedDateTime` is the time of the read, its upload status is null while all is well, and
 * the certificate itself never comes back.
 */
export function pushBody(push: PushRecord, now: Instant, newId: string): Entity {
  return {
    id: newId,
    appleIdentifier: push.appleIdentifier,
    topicIdentifier: push.topic,
    lastModifiedDateTime: dateTime(now),
    expirationDateTime: dateTime(push.expiresAt),
    certificateUploadStatus: null,
    certificateUploadFailureReason: null,
    certificateSerialNumber: push.serial,
    certificate: null,
  };
}

/** `vppToken`: beta adds the names, the consents, the scope tags and the delivery protocol. */
export function vppBody(token: VppRecord, now: Instant, version: Version): Entity {
  const common = {
    id: token.id,
    organizationName: token.organizationName,
    vppTokenAccountType: token.accountType,
    appleId: token.appleId,
    expirationDateTime: dateTime(token.expiresAt),
    lastSyncDateTime: fineDateTime(token.lastSyncAt),
    token: null,
    lastModifiedDateTime: fineDateTime(token.modifiedAt),
    state: stateWord(vppStateAt(token, now), version),
    lastSyncStatus: token.syncStatus,
    automaticallyUpdateApps: true,
    countryOrRegion: token.countryOrRegion,
  };
  if (version === 'v1.0') return common;
  return {
    ...common,
    displayName: token.displayName,
    locationName: token.locationName,
    dataSharingConsentGranted: true,
    claimTokenManagementFromExternalMdm: false,
    appleDeviceAppDeliveryProtocolType: 'mobileDeviceManagement',
    tokenActionResults: [],
    roleScopeTagIds: ['0'],
  };
}

/**
 * v1.0's enum has no `duplicateLocationId`. What the real service says there instead is not published;
 * `unknown` is the member made for such a case, and it does not claim that the token is broken.
 */
function stateWord(state: VppState, version: Version): VppState {
  return version === 'v1.0' && state === 'duplicateLocationId' ? 'unknown' : state;
}

/** `depOnboardingSetting`, which exists in beta only. Its date is called `tokenExpirationDateTime`. */
export function adeBody(token: AdeRecord): Entity {
  return {
    id: token.id,
    appleIdentifier: token.appleIdentifier,
    tokenExpirationDateTime: dateTime(token.expiresAt),
    lastModifiedDateTime: dateTime(token.modifiedAt),
    lastSuccessfulSyncDateTime: dateTime(token.lastSyncAt),
    lastSyncTriggeredDateTime: dateTime(token.syncTriggeredAt),
    shareTokenWithSchoolDataSyncService: false,
    lastSyncErrorCode: token.syncErrorCode,
    tokenType: token.tokenType,
    tokenName: token.tokenName,
    syncedDeviceCount: token.deviceCount,
    dataSharingConsentGranted: true,
    roleScopeTagIds: ['0'],
  };
}

export type EntityType = 'applePushNotificationCertificate' | 'vppToken' | 'depOnboardingSetting' | Family;

/** What `$select` may name, per type and version; known also while there is nothing to read. */
export function propertiesOf(type: EntityType, version: Version): readonly string[] {
  if (type === 'depOnboardingSetting') return Object.keys(adeBody(ade(0, { id: '', tokenName: '' })));
  if (type === 'vppToken') return Object.keys(vppBody(vpp(0, { id: '', displayName: '' }), 0, version));
  const plain = plainFamilies().find(([family]) => family === type)?.[1];
  if (plain !== undefined) return Object.keys(plain.rows(0)[0] ?? {});
  return Object.keys(pushBody({ appleIdentifier: '', topic: '', serial: '', expiresAt: 0 }, 0, ''));
}
