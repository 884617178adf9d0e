/** Names, times and counts that stand in many places. */
export const COMMON = {
  'value.not-known': 'not known',
  'time.just-now': 'just now',
  'time.as-read': 'as read {ago}',
  // Today’s name of one token of the family, with the name people know it by.
  'family.push': 'Apple MDM push certificate',
  'family.vpp': 'Location token (VPP)',
  'family.ade': 'Enrolment program token (ADE)',
  // The whole family, as in “… could not be read”.
  'families.push': 'Apple MDM push certificate',
  'families.vpp': 'Location tokens (VPP)',
  'families.ade': 'Enrolment program tokens (ADE)',
  // How a sentence about one token begins, and the same within a sentence.
  'subject.push': 'MDM push certificate',
  'subject.vpp': 'Location token “{name}”',
  'subject.ade': 'Enrolment program token “{name}”',
  'subject.push.inside': 'MDM push certificate',
  'subject.vpp.inside': 'location token “{name}”',
  'subject.ade.inside': 'enrolment program token “{name}”',
} as const;
