import type { COMMON as EN } from '../en/common.ts';
import type { Translation } from '../translation.ts';

export const COMMON: Translation<typeof EN> = {
  'value.not-known': 'nicht bekannt',
  'time.just-now': 'gerade eben',
  'time.as-read': 'Stand {ago}',
  'family.push': 'Apple-MDM-Push-Zertifikat',
  'family.vpp': 'Standorttoken (VPP)',
  'family.ade': 'Registrierungsprogrammtoken (ADE)',
  'families.push': 'Apple-MDM-Push-Zertifikat',
  'families.vpp': 'Standorttoken (VPP)',
  'families.ade': 'Registrierungsprogrammtoken (ADE)',
  'subject.push': 'MDM-Push-Zertifikat',
  'subject.vpp': 'Standorttoken „{name}“',
  'subject.ade': 'Registrierungsprogrammtoken „{name}“',
  'subject.push.inside': 'MDM-Push-Zertifikat',
  'subject.vpp.inside': 'Standorttoken „{name}“',
  'subject.ade.inside': 'Registrierungsprogrammtoken „{name}“',
};
