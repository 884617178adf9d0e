import type { ANDROID as EN } from '../en/android.ts';
import type { Translation } from '../translation.ts';

export const ANDROID: Translation<typeof EN> = {
  'family.android': 'Android-Registrierungstoken',
  'families.android': 'Android-Registrierungstoken',
  'subject.android': 'Android-Registrierungstoken „{name}“',
  'subject.android.inside': 'Android-Registrierungstoken „{name}“',
  'named.android': '{name} (Android)',
  'said.family.android':
    'android-token | android-tokens | android-registrierung | android-registrierungstoken | android-registrierungstokens',
  'stops.android':
    'Mit diesem Token oder seinem QR-Code lassen sich keine neuen Geräte registrieren. Registrierte Geräte funktionieren weiter.',
  'will-stop.android':
    'Danach lassen sich mit diesem Token oder seinem QR-Code keine neuen Geräte registrieren. Registrierte Geräte funktionieren weiter.',
  'stops.android.line': 'Mit ihm lassen sich keine neuen Geräte registrieren.',
  'will-stop.android.line': 'Danach lassen sich mit ihm keine neuen Geräte registrieren.',
  'todo.renew.android':
    'Ersetzen Sie es in Intune und geben Sie das neue Token oder den neuen QR-Code weiter.',
  'finding.vanished.advice.android':
    'Falls das nicht beabsichtigt war: Legen Sie in Intune wieder ein Registrierungsprofil an, und geben Sie dessen Token oder QR-Code denen, die Geräte registrieren.',
  'renew.android.guard.spread':
    'Das neue Token hat einen anderen QR-Code: Was gedruckt, verschickt oder in Zero-Touch oder Knox hinterlegt ist, gilt nicht mehr, sobald das alte endet.',
  'renew.android.step.select':
    'Intune Admin Center: Devices > Enrollment > Android. Wählen Sie die Art der Registrierung, dann das Profil.',
  'renew.android.step.select.named':
    'Intune Admin Center: Devices > Enrollment > Android. Wählen Sie die Art der Registrierung, dann das Profil „{name}“.',
  'renew.android.step.replace': 'Wählen Sie Token, dann Replace token.',
  'renew.android.step.spread':
    'Geben Sie das neue Token oder den neuen QR-Code allen, die damit Geräte registrieren.',
};
