import type { FINDINGS as EN } from '../en/findings.ts';
import type { Translation } from '../translation.ts';

export const FINDINGS: Translation<typeof EN> = {
  'state.critical': 'Kritisch',
  'state.warning': 'Warnung',
  'state.note': 'Hinweis',
  'state.expired': 'Abgelaufen',
  'state.today': 'Heute',
  'state.soon': 'Bald',
  'state.coming-up': 'Demnächst',
  'state.unknown': 'Unbekannt',
  'state.invalid': 'Ungültig',
  'state.wrong-renewal': 'Falsch erneuert',
  'state.not-found': 'Nicht gefunden',
  'state.gone': 'Weg',
  'state.fine': 'In Ordnung',
  'state.was-fine': 'War in Ordnung',

  'finding.expired.headline': '{subject} ist {days} abgelaufen, am {date}',
  'finding.expired.headline.today': '{subject} ist heute um {time} abgelaufen',
  'finding.expired.outage': 'Der Ausfall hat begonnen. {stops}',
  'finding.expired.advice': 'Erneuern Sie es jetzt.',

  'finding.expires-today.headline': '{subject} läuft heute um {time} ab',
  'finding.expires-today.advice': 'Erneuern Sie es jetzt.',

  'finding.expires-soon.headline': '{subject} läuft {days} ab',
  'finding.expires-soon.advice': 'Erneuern Sie es vor diesem Tag.',
  'finding.expires-soon.advice.early': 'Planen Sie die Erneuerung.',

  'finding.expiry-unknown.headline': '{subject} hat in Intune kein Ablaufdatum',
  'finding.expiry-unknown.short': 'Kein Ablaufdatum in Intune',
  'finding.expiry-unknown.consequence': 'Wann es abläuft, lässt sich von hier aus nicht sagen.',
  'finding.expiry-unknown.advice.intune':
    'Sehen Sie in Intune nach. Bleibt es dort ohne Datum, erneuern Sie es.',
  'finding.expiry-unknown.advice':
    'Sehen Sie im Portal von Apple nach. Bleibt Intune ohne Datum, erneuern Sie es.',

  'finding.state-expired.headline':
    '{subject} ist laut Intune abgelaufen, obwohl sein Datum noch nicht erreicht ist',
  'finding.state-expired.short': 'Laut Intune abgelaufen',
  'finding.state-expired.advice': 'Erneuern Sie es jetzt.',

  'finding.state-invalid.headline': '{subject} ist nicht mehr gültig',
  'finding.state-invalid.short': 'Muss jetzt erneuert werden',
  'finding.state-invalid.advice':
    'Erneuern Sie es jetzt. Die üblichen Ursachen: Das Kennwort des Apple Accounts (Apple-ID), mit dem es geladen wurde, wurde geändert oder ist abgelaufen, seine Domain hat sich geändert, der Account wurde deaktiviert, oder das Token selbst ist abgelaufen.',

  'finding.state-external-mdm.headline': '{subject} wird von einem anderen MDM verwendet',
  'finding.state-external-mdm.short': 'Von anderem MDM verwendet',
  'finding.state-external-mdm.consequence':
    'Ein Standort arbeitet immer nur mit einem MDM und einem Intune-Mandanten. {stops}',
  'finding.state-external-mdm.advice':
    'Finden Sie heraus, wer es übernommen hat, bevor Sie es zurückholen: ein anderes MDM, ein anderer Intune-Mandant oder die in Apple Business eingebaute Geräteverwaltung, die das Inhaltstoken der ursprünglichen Organisation nutzt. Die andere Seite verliert ihre Zuweisungen. Bearbeiten Sie in Intune das Token und wählen Sie „Take control of token from another MDM“.',

  'finding.state-duplicate.headline':
    '{subject} ist doppelt vorhanden: Sein Standort wurde zweimal hochgeladen',
  'finding.state-duplicate.short': 'Doppelt vorhanden',
  'finding.state-duplicate.consequence': 'Seine Synchronisierung steht still, neue Käufe erscheinen nicht.',
  'finding.state-duplicate.advice':
    'Suchen Sie das andere Token des Standorts und entscheiden Sie, welches bleibt. Wer ein Token löscht, löscht dessen Apps und Zuweisungen: Prüfen Sie zuerst, welches von beiden Ihre Zuweisungen verwenden.',

  'finding.state-unknown.headline': '{subject} ist in einem Zustand, den dieser Bot nicht kennt',
  'finding.state-unknown.short': 'Zustand: {word}',
  'finding.state-unknown.consequence':
    'Intune nennt ihn {word}. Ob es funktioniert, lässt sich von hier aus nicht sagen.',
  'finding.state-unknown.advice': 'Sehen Sie sich das Token in Intune an.',

  'finding.sync-error.headline': '{subject} wurde nicht synchronisiert: Fehler {code}',
  'finding.sync-error.short': 'Sync-Fehler {code}',
  'finding.sync-error.consequence': 'Neue Geräte und Änderungen bei Apple kommen nicht in Intune an.',
  'sync-error.advice.terms':
    'Andere Werkzeuge lesen 3 als: neue Nutzungsbedingungen bei Apple nicht akzeptiert. Ein Organization Administrator (im School Manager: Administrator) muss sich im Portal von Apple anmelden und sie dort akzeptieren; synchronisieren Sie dann noch einmal. Jede Organisation akzeptiert für sich, und es kann einen Tag dauern, bis es wirkt.',
  'sync-error.advice.others':
    'Microsoft nennt die Ursachen, aber nicht ihre Nummern. Prüfen Sie der Reihe nach: Das Token ist abgelaufen oder wurde ersetzt, Intune wurde aus der Liste der Dienste bei Apple entfernt, neue Nutzungsbedingungen bei Apple sind nicht akzeptiert, Apple lehnt eine Telefonnummer, eine Abteilung oder einen Namen in einer Registrierungsrichtlinie ab. Synchronisieren Sie dann noch einmal.',

  'finding.sync-failed.headline': '{subject} konnte nicht synchronisiert werden',
  'finding.sync-failed.short': 'Letzter Sync fehlgeschlagen',
  'finding.sync-failed.consequence': 'Neue Käufe und Lizenzzahlen kommen nicht in Intune an.',
  'finding.sync-failed.last-sync': 'Letzte Synchronisierung: {when}.',
  'finding.sync-failed.advice':
    'Synchronisieren Sie es in Intune noch einmal. Schlägt auch das fehl, suchen Sie im Portal von Apple nach neuen Nutzungsbedingungen und prüfen Sie das Token.',

  'lasting.minute': 'seit {n, plural, one {#\u00A0Minute} other {#\u00A0Minuten}}',
  'lasting.hour': 'seit {n, plural, one {#\u00A0Stunde} other {#\u00A0Stunden}}',
  'lasting.day': 'seit {n, plural, one {#\u00A0Tag} other {#\u00A0Tagen}}',
  'finding.sync-stale.headline': '{subject} wurde {lasting} nicht synchronisiert',
  'finding.sync-stale.short': 'Kein Sync {lasting}',
  'finding.sync-stale.consequence': 'Änderungen bei Apple kommen nicht in Intune an.',
  'finding.sync-stale.advice':
    'Starten Sie in Intune eine Synchronisierung. Hilft das nicht, suchen Sie im Portal von Apple nach neuen Nutzungsbedingungen und prüfen Sie das Token.',

  'finding.sync-never.headline': '{subject} wurde noch nie synchronisiert',
  'finding.sync-never.short': 'Noch nie synchronisiert',
  'finding.sync-never.consequence': 'Von ihm ist in Intune noch nichts angekommen.',
  'finding.sync-never.advice':
    'Starten Sie in Intune eine Synchronisierung. Ein eben erst hochgeladenes Token braucht etwas Geduld.',

  'finding.wrong-renewal.headline': 'MDM-Push-Zertifikat wurde durch ein anderes ersetzt statt erneuert',
  'finding.wrong-renewal.short': 'Anderes Zertifikat: anderes Topic',
  'finding.wrong-renewal.consequence':
    'Die Geräte vertrauen dem alten Topic, deshalb muss sich jedes Apple-Gerät neu registrieren. Vorher: {before}. Jetzt: {after}.',
  'finding.wrong-renewal.advice':
    'Noch lässt es sich vielleicht rückgängig machen: Suchen Sie im Portal von Apple das Zertifikat mit dem alten Topic, angemeldet mit dem Apple Account (Apple-ID), der es erstellt hat. Wählen Sie dort „Renew“ und laden Sie dieses Zertifikat in Intune hoch. Registrieren Sie bis dahin kein Gerät.',

  'finding.not-found.headline': '{subject} wurde in Intune nicht gefunden',
  'finding.not-found.consequence': 'Vorher war es da. Der nächste Blick entscheidet, ob es gelöscht wurde.',
  'finding.not-found.advice': 'Sehen Sie in Intune nach, falls es niemand absichtlich löscht.',
  'finding.vanished.headline': '{subject} ist nicht mehr in Intune',
  'finding.vanished.along.vpp':
    'Mit einem Standorttoken werden seine Apps und deren Zuweisungen gelöscht. Installierte Apps bleiben; ihre Lizenzen lassen sich über Intune nicht mehr zurückholen.',
  'finding.vanished.along.ade': 'Was ihm zugewiesen war, ist mit ihm verschwunden.',
  'finding.vanished.along.ade.devices':
    '{devices, plural, one {# Gerät ist mit ihm verschwunden, samt dem zugewiesenen Profil.} other {# Geräte sind mit ihm verschwunden, samt den zugewiesenen Profilen.}}',
  'finding.vanished.advice.push':
    'Falls das nicht beabsichtigt war: Suchen Sie im Apple-Portal das Zertifikat mit dem alten Topic, wählen Sie dort „Renew“, nie „Create“, und laden Sie es noch heute in Intune hoch. Registrieren Sie bis dahin kein Gerät.',
  'finding.vanished.advice.vpp':
    'Falls das nicht beabsichtigt war: Klären Sie, wer es gelöscht hat, bevor jemand die Datei erneut hochlädt. Ein neues Token beginnt ohne die alten Zuweisungen.',
  'finding.vanished.advice.ade':
    'Falls das nicht beabsichtigt war: Fügen Sie es in Intune wieder hinzu, für denselben Dienst im Apple-Portal, und weisen Sie Geräte und Profile neu zu.',
  'finding.moved-back.headline': '{subject} läuft früher ab als zuvor: am {now}, nicht am {before}',
  'finding.moved-back.short': 'Vorher: {before}',
  'finding.moved-back.consequence':
    'Das ist keine Verlängerung: Vielleicht hat eine ältere Datei eine neuere ersetzt. Gezählt wird nach dem früheren Datum.',
  'finding.moved-back.advice':
    'Prüfen Sie in Intune und im Apple-Portal, welche Datei zuletzt hochgeladen wurde. War es eine alte, verlängern Sie das Token und laden Sie die neue hoch.',
  'finding.date-away.headline': '{subject} hat in Intune kein Ablaufdatum mehr; zuvor war es {before}',
  'finding.date-away.short': 'Kein Datum mehr',
  'finding.date-away.consequence':
    'Das ist keine Verlängerung. Gezählt wird nach dem letzten bekannten Datum.',

  'finding.updates-off.headline': '{subject} aktualisiert seine Apps nicht von selbst',
  'finding.updates-off.short': 'App-Updates aus',
  'finding.updates-off.consequence': 'Intune bringt keine neuen Versionen seiner Apps auf die Geräte.',
  'finding.updates-off.advice':
    'Ist das nicht gewollt: Bearbeiten Sie das Token in Intune und stellen Sie „Automatic app updates“ auf „Yes“.',

  'finding.account-changed.headline': '{subject} hat einen anderen Apple Account (Apple-ID) als vorher',
  'finding.account-changed.consequence': 'Vorher: {before}. Jetzt: {after}.',
  'finding.account-changed.advice.push.same':
    'Das Zertifikat ist dasselbe. Entweder hat Apple es verschoben, oder jemand hat einen anderen Account eingetippt: Erneuern muss der Account, der es im Portal von Apple sieht.',
  'finding.account-changed.advice.push.other':
    'Das gehört zur falschen Erneuerung: Um sie rückgängig zu machen, melden Sie sich mit dem Account von vorher an.',
  'finding.account-changed.advice.push.unknown':
    'Ob es noch dasselbe Zertifikat ist, lässt sich von hier aus nicht sagen. Erneuern Sie es nur mit dem Account, der es im Portal von Apple sieht, und vergleichen Sie vorher sein Topic (UID).',
  'finding.account-changed.advice.others':
    'Das ist erlaubt. Ab jetzt endet das Token, wenn das Kennwort des neuen Accounts geändert wird.',

  'finding.recreated.headline': '{subject} gibt es anscheinend zweimal',
  'finding.recreated.short': 'Wohl neu angelegt statt erneuert',
  'finding.recreated.consequence': 'Jede App des Standorts erscheint dann zweimal.',
  'finding.recreated.others': 'Das andere: {others}.',
  'finding.recreated.advice':
    'Sehen Sie sich beide in Intune an. Laden Sie die neue Datei mit „Edit“ bei dem hoch, das Ihre Zuweisungen verwenden, und entfernen Sie das andere erst, wenn nichts mehr darüber zugewiesen ist.',

  'finding.personal-account.headline': '{subject} hängt an einem privaten Apple Account (Apple-ID)',
  'finding.personal-account.consequence': 'Geht die Person, der er gehört, kann es niemand mehr erneuern.',
  'finding.personal-account.advice.push':
    'Bitten Sie Apple, es in einen verwalteten Apple Account zu verschieben, dessen Postfach mehrere lesen. Das unterbricht nichts, kann aber bis zu 10 Werktage dauern: Fragen Sie lange vor dem Ablauf. Erneuern Sie es niemals mit einem anderen Account.',
  'finding.personal-account.advice.others':
    'Laden Sie es bei der nächsten Erneuerung mit einem verwalteten Apple Account, dessen Postfach mehrere lesen.',

  'finding.shared-account.headline': '{subject} teilt seinen Apple Account (Apple-ID) mit anderen Tokens',
  'finding.shared-account.consequence':
    'Ein geändertes Kennwort oder ein Weggang kann alle auf einmal beenden.',
  'finding.shared-account.others': 'An ihm hängen auch: {others}.',
  'finding.shared-account.advice.push':
    'Lassen Sie es, wo es ist. Verschieben kann es nur Apple, ohne Unterbrechung. Erneuern Sie es niemals mit einem anderen Account.',
  'finding.shared-account.advice.others':
    'Laden Sie es bei der nächsten Erneuerung mit einem eigenen verwalteten Apple Account.',

  'finding.cannot-check.headline': 'Nicht lesbar: {families}',
  'finding.cannot-check.consequence': '{why} Ob dort alles in Ordnung ist, lässt sich nicht sagen.',
};
