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
  // What Intune calls the state of a location token and of its sync.
  'vpp-state.valid': 'valid',
  'vpp-state.expired': 'expired',
  'vpp-state.invalid': 'invalid',
  'vpp-state.assignedToExternalMDM': 'in use by another MDM',
  'vpp-state.duplicateLocationId': 'duplicate of another token',
  'vpp-state.unknown': 'not known',
  'vpp-sync.none': 'none yet',
  'vpp-sync.inProgress': 'in progress',
  'vpp-sync.completed': 'completed',
  'vpp-sync.failed': 'failed',
  'list.rest': 'And {n, number} more.',
} as const;
