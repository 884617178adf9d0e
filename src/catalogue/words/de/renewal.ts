import type { RENEWAL as EN } from '../en/renewal.ts';
import type { Translation } from '../translation.ts';

export const RENEWAL: Translation<typeof EN> = {
  'stops.push':
    'Intune kann keinem Apple-Gerät mehr Befehle, Richtlinien, Apps oder Löschungen senden, und kein neues Apple-Gerät kann sich registrieren. Was installiert ist, funktioniert weiter.',
  'stops.vpp':
    'Lizenzen wandern nicht mehr zwischen Apple und Intune: keine neuen App-Zuweisungen, keine Updates, keine zurückgenommenen Lizenzen. Installiert eine Registrierungsrichtlinie damit das Unternehmensportal, können sich neue Geräte nicht registrieren.',
  'stops.ade':
    'Neue Geräte und Änderungen bei Apple kommen nicht mehr in Intune an: Neue Geräte registrieren sich nicht mehr von selbst. Registrierte Geräte funktionieren weiter.',
  'will-stop.push':
    'Danach kann Intune keinem Apple-Gerät mehr Befehle, Richtlinien, Apps oder Löschungen senden, und kein neues Apple-Gerät kann sich registrieren.',
  'will-stop.vpp':
    'Danach wandern Lizenzen nicht mehr zwischen Apple und Intune: keine neuen App-Zuweisungen, keine Updates, keine zurückgenommenen Lizenzen. Installiert eine Registrierungsrichtlinie damit das Unternehmensportal, können sich neue Geräte nicht registrieren.',
  'will-stop.ade':
    'Danach kommen neue Geräte und Änderungen bei Apple nicht mehr in Intune an: Neue Geräte registrieren sich nicht mehr von selbst. Registrierte Geräte funktionieren weiter.',
  'push.after-expiry.maybe':
    'Die Dokumentation von Microsoft nennt bis zu {limit, number} Tage nach dem Ablauf, in denen das Erneuern noch gelingen kann. Andere Quellen widersprechen, und Apple sagt nichts dazu. Verlassen Sie sich nicht darauf: Erneuern Sie heute, mit demselben Apple Account (Apple-ID).',
  'push.after-expiry.over':
    'Es ist {days} abgelaufen. Die Dokumentation von Microsoft nennt bis zu {limit, number} Tage, in denen das Erneuern noch gelingen kann, und sie sind vorbei: Planen Sie ein, jedes Apple-Gerät neu zu registrieren. Versuchen Sie zuerst „Renew“, niemals „Create“.',

  'renew.push.guard.renew':
    'Wählen Sie im Portal von Apple „Renew“, niemals „Create a Certificate“: Mit einem neuen Zertifikat muss sich jedes Apple-Gerät neu registrieren. Der Link in Intune heißt zwar „Create your MDM push Certificate“, öffnet aber nur das Portal.',
  'renew.push.guard.account':
    'Verwenden Sie den Apple Account (Apple-ID), der es erstellt hat. Kann sich niemand mehr damit anmelden, bitten Sie zuerst Apple, das Zertifikat zu verschieben: Das unterbricht nichts, kann aber bis zu 10 Werktage dauern.',
  'renew.push.guard.account.urgent': 'So kurz vor dem Ablauf: Fragen Sie heute.',
  'renew.push.step.csr':
    'Intune admin center: Devices > Device onboarding > Enrollment > Tab Apple > Apple MDM Push Certificate. Laden Sie Ihre CSR herunter.',
  'renew.push.step.sign-in':
    'Apple Push Certificates Portal: Melden Sie sich mit dem Apple Account (Apple-ID) an, der es erstellt hat.',
  'renew.push.step.sign-in.intune':
    'Apple Push Certificates Portal: Melden Sie sich mit dem Apple Account (Apple-ID) an, der es erstellt hat; in Intune steht {account}.',
  'renew.push.step.sign-in.record':
    'Apple Push Certificates Portal: Melden Sie sich mit dem Apple Account (Apple-ID) an, der es erstellt hat; bekannt ist {account}.',
  'renew.push.step.find': 'Suchen Sie das vorhandene Zertifikat. Wählen Sie „Renew“.',
  'renew.push.step.find.uuid':
    'Suchen Sie das vorhandene Zertifikat. Das Portal zeigt es als APSP:{uuid}; das ist der Teil seines Topics (UID) nach „External.“. Wählen Sie „Renew“.',
  'renew.push.step.find.topic':
    'Suchen Sie das vorhandene Zertifikat. Sein Topic (UID) muss {topic} sein. Wählen Sie „Renew“.',
  'renew.push.step.upload-csr':
    'Laden Sie die CSR hoch, notieren Sie, wer erneuert, und laden Sie das neue Zertifikat (.pem) herunter.',
  'renew.push.step.upload-pem':
    'Zurück in Intune: Geben Sie denselben Apple Account ein und laden Sie die .pem-Datei hoch.',
  'renew.push.step.check': 'Prüfen Sie, dass es in Intune und im Portal von Apple aktiv ist.',

  'renew.vpp.guard.edit':
    'Bearbeiten Sie das vorhandene Token, legen Sie kein neues an. Zwei Tokens für einen Standort halten die Synchronisierung an, und jede App erscheint zweimal.',
  'renew.vpp.guard.keep':
    'Löschen Sie das alte Token nicht. Das löscht seine Apps und Zuweisungen und widerruft die Lizenzen.',
  'renew.vpp.place': 'den Standort {location}',
  'renew.vpp.place.unknown': 'den Standort, zu dem das Token gehört',
  'renew.vpp.account': 'In Intune steht der Apple Account (Apple-ID) {account}.',
  'renew.vpp.step.business':
    'Apple Business (Manager): Settings > Payments & Billing > Apps & Books. Laden Sie das Token für {place} herunter.',
  'renew.vpp.step.school':
    'Apple School Manager, als Administrator, Site Manager oder Content Manager: Ihr Name > Preferences > Payments & Billing > Content Tokens. Laden Sie das Token für {place} herunter.',
  'renew.vpp.step.select':
    'Intune admin center: Tenant administration > Connectors and tokens > Apple VPP tokens. Wählen Sie das vorhandene Token.',
  'renew.vpp.step.select.named':
    'Intune admin center: Tenant administration > Connectors and tokens > Apple VPP tokens. Wählen Sie das vorhandene Token „{name}“.',
  'renew.vpp.step.upload':
    'Wählen Sie „Edit“ neben „Basics“, laden Sie die neue Datei hoch und speichern Sie. Hat jemand anders sie heruntergeladen, tragen Sie dessen Account unter „Apple Account“ ein.',
  'renew.vpp.step.check':
    'Aktualisieren Sie die Anzeige, bis das Ablaufdatum neu ist; das kann dauern. Synchronisieren Sie dann das Token.',

  'renew.ade.guard.at-once':
    'Wer das neue Token herunterlädt, beendet sofort das jetzige. Fangen Sie erst an, wenn Sie das Hochladen auch abschließen können.',
  'renew.ade.guard.service':
    'Bleiben Sie beim selben Geräteverwaltungsdienst (MDM-Server). Ein neuer bedeutet ein neues Token, und seine Geräte müssen neu zugewiesen werden.',
  'renew.ade.step.business':
    'Apple Business (Manager), mit einer Rolle, die Geräteverwaltungsdienste verwalten darf (Organization Administrator oder eine mit dieser Berechtigung): Devices > Management Services > der Dienst dieses Tokens > Actions (…) > Download Token.',
  'renew.ade.step.school':
    'Apple School Manager: Ihr Account > Preferences > Your MDM servers > der Server dieses Tokens > Download Token.',
  'renew.ade.step.select':
    'Intune admin center, sofort danach: Devices > Enrollment > Tab Apple > Bulk enrollment methods > Enrollment program tokens. Wählen Sie das vorhandene Token und dann „Renew token“.',
  'renew.ade.step.select.named':
    'Intune admin center, sofort danach: Devices > Enrollment > Tab Apple > Bulk enrollment methods > Enrollment program tokens. Wählen Sie „{name}“ und dann „Renew token“.',
  'renew.ade.step.account': 'Geben Sie den Apple Account (Apple-ID) ein, den Sie verwendet haben.',
  'renew.ade.step.account.last':
    'Geben Sie den Apple Account (Apple-ID) ein, den Sie verwendet haben; der letzte war {account}.',
  'renew.ade.step.upload':
    'Laden Sie die .p7m-Datei hoch, behalten Sie die Scope Tags bei und wählen Sie „Renew“.',
  'renew.ade.step.check': 'Prüfen Sie, dass das Ablaufdatum neu ist. Synchronisieren Sie dann das Token.',
  'renew.ade.rescue.upload':
    'Falls Intune meldet „An error occurred while uploading the Enrollment Program token“: Rufen Sie im Graph Explorer als Intune-Administrator getEncryptionPublicKey (beta) von depOnboardingSettings {id} auf. Speichern Sie den Wert als .pem-Datei mit drei Zeilen, laden Sie sie bei demselben Dienst bei Apple hoch und laden Sie das Token noch einmal herunter.',
  'renew.or-school': 'Oder, bei einer Schule: {step}',

  'link.intune': 'Intune öffnen',
  'link.push-portal': 'Push-Portal von Apple öffnen',
  'link.business': 'Apple Business öffnen',
  'link.school': 'Apple School Manager öffnen',
  'link.guide': 'Anleitung von Microsoft lesen',
  'link.causes': 'Ursachen bei Microsoft lesen',
};
