/** Android enrolment tokens. `docs/sources.md` has the source of each sentence that advises people. */
export const ANDROID = {
  'family.android': 'Android enrolment token',
  'families.android': 'Android enrolment tokens',
  'subject.android': 'Android enrolment token “{name}”',
  'subject.android.inside': 'Android enrolment token “{name}”',
  'named.android': '{name} (Android)',
  'said.family.android':
    'android | android token | android tokens | android enrolment | android enrollment | android enrolment token | android enrollment token | android enrolment tokens | android enrollment tokens',
  'stops.android': 'No new device can enrol with this token or its QR code. Enrolled devices keep working.',
  'will-stop.android':
    'After that, no new device can enrol with this token or its QR code. Enrolled devices keep working.',
  'stops.android.line': 'No new device can enrol with it.',
  'will-stop.android.line': 'After that, no new device can enrol with it.',
  'todo.renew.android': 'Replace it in Intune, and hand out the new token or QR code.',
  'finding.vanished.advice.android':
    'If this was not meant: create an enrolment profile again in Intune, and give its new token or QR code to those who enrol devices.',
  'renew.android.guard.spread':
    'The new token has another QR code: what was printed, sent or put into zero-touch or Knox stops working when the old one ends.',
  'renew.android.step.select':
    'Intune admin center: Devices > Enrollment > Android tab. Choose the kind of enrolment, then the profile.',
  'renew.android.step.select.named':
    'Intune admin center: Devices > Enrollment > Android tab. Choose the kind of enrolment, then the profile “{name}”.',
  'renew.android.step.replace': 'Choose Token, then Replace token.',
  'renew.android.step.spread': 'Give the new token or QR code to everybody who enrols devices with it.',
} as const;
