import type { ANSWERS as EN } from '../en/answers.ts';
import type { Translation } from '../translation.ts';

export const ANSWERS: Translation<typeof EN> = {
  'note.no-such-token': 'Dieses Token ist nicht (mehr) in Intune. „token status“ zeigt, welche es gibt.',
  'note.unknown-button':
    'Diese Schaltfläche ist hier nicht bekannt. „token status“ zeigt den jetzigen Stand.',
  'note.intune-is-asked':
    'Intune wird gefragt und hat noch nicht geantwortet. Drücken Sie in ein paar Sekunden noch einmal.',
  'note.snooze-too-long':
    'So lange kann es nicht ruhen: Vorher steht etwas an, oder es gibt nichts zu melden.',
  'note.nothing-to-sync': 'Es gibt nichts zu synchronisieren.',
  'note.sync-started': 'Synchronisierung von {by} gestartet. Wie sie endet, steht dann in der Unterhaltung.',
  'note.no-sync-asked': 'Für dieses Token wurde hier keine Synchronisierung gestartet.',
  'note.failed':
    'Das hat nicht geklappt. Versuchen Sie es in einer Minute noch einmal; bleibt es so, bitten Sie die Betreiber dieses Bots, in seinem Protokoll nach {id} zu suchen.',
  'note.not-remembering':
    'Der Bot kann sich gerade nichts merken, daher wurde nichts getan. Versuchen Sie es in einigen Minuten noch einmal.',
  'memory.not-now':
    'Der Bot kann sich gerade nichts merken: Übernahmen, Pausen und „remind here“ werden nicht angenommen, und was andere eben getan haben, fehlt hier vielleicht.',
  'memory.asked.title': 'Der Bot kann sich gerade nichts merken',
  'memory.asked.text': 'Dafür braucht er seinen Speicher, daher wurde nichts getan.',
  'memory.asked.advice':
    '„token status“ wird weiter beantwortet. Versuchen Sie das Übrige in einigen Minuten noch einmal.',
  'memory.outage.title':
    'Der Bot kann sich gerade nichts merken: Erinnerungen können fehlen oder doppelt kommen',
  'memory.outage.text':
    'Seit {since} lässt sich nichts in seinen Speicher schreiben. Bis das behoben ist, wird niemand erinnert, Übernahmen und Pausen werden nicht angenommen, und Karten ändern sich nicht.',
  'memory.outage.advice':
    'Sehen Sie so lange selbst mit „token status“ nach. Wer den Bot betreibt: Sein Log und /readyz nennen die Ursache, meist eine volle Festplatte, das Netz oder eine Rolle.',
  'memory.over.title': 'Der Bot kann sich wieder alles merken',
  'memory.over.text':
    'Von {since} bis {until} ließ sich nichts in seinen Speicher schreiben. Was in dieser Zeit fällig war, wird jetzt gesagt.',
  'memory.over.advice':
    'Eine Übernahme, eine Pause oder „remind here“ aus dieser Zeit ist vielleicht zu wiederholen; eine Erinnerung kann doppelt kommen.',
  'failure.summary': 'Das hat nicht geklappt (Fehler {id})',
  'failure.title': 'Das hat nicht geklappt',
  'failure.while.answer': 'Beim Beantworten Ihrer Nachricht ist etwas schiefgegangen.',
  'failure.while.press': 'Beim Ausführen dieser Schaltfläche ist etwas schiefgegangen.',
  'failure.while.install': 'Beim Einrichten an diesem Ort ist etwas schiefgegangen.',
  'note.may-not.other-tenant': 'Dieser Bot arbeitet für eine andere Organisation.',
  'note.may-not.not-in-it-team':
    'Nur Mitglieder des IT-Teams erhalten Auskunft. Bitten Sie einen Besitzer dieses Teams, Sie aufzunehmen.',
  'note.may-not.guest-may-not-act':
    'Gäste dürfen lesen, aber nichts auslösen. Bitten Sie ein Mitglied des IT-Teams darum.',
  'note.may-not.not-an-operator': 'Das dürfen nur die eingetragenen Operatoren.',
  'note.may-not.operators-unreadable': 'Ob Sie Operator sind, ließ sich nicht prüfen.',
  'note.may-not.read-only':
    'Dieser Bot zeigt hier nur an (ACTIONS=off). Nutzen Sie die Links auf der Karte des Tokens und erledigen Sie es in Intune.',
  'note.may-not.who': 'Das dürfen: {names}.',
  'no-sync.not-syncable': 'Hier gibt es nichts zu synchronisieren.',
  'no-sync.gone': 'Es ist nicht mehr in Intune.',
  'no-sync.expired':
    'Es ist abgelaufen, deshalb lässt Apple keine Synchronisierung zu. Erneuern Sie es zuerst.',
  'no-sync.state-expired':
    'Laut Intune ist es abgelaufen, deshalb lässt es sich nicht synchronisieren. Erneuern Sie es zuerst.',
  'no-sync.state-invalid':
    'Laut Intune ist es ungültig: Meist wurde das Kennwort oder die Domain des Apple Accounts geändert, der Account deaktiviert, oder das Token ist abgelaufen. Erneuern Sie es zuerst.',
  'no-sync.state-external-mdm':
    'Ein anderes MDM verwendet es oder die in Apple Business eingebaute Geräteverwaltung. Finden Sie zuerst heraus, wer es übernommen hat.',
  'no-sync.state-duplicate':
    'Sein Standort hat noch ein Token in Intune. Sehen Sie sich mit „zeigen“ beide an, bevor Sie eines entfernen: Das löscht dessen Apps und Zuweisungen.',
  'no-sync.in-progress': 'Intune synchronisiert es schon.',
  'no-sync.too-soon': 'Intune erlaubt eine manuelle Synchronisierung in 15 Minuten.',
  'no-sync.not-readable':
    'Tokens dieser Art lassen sich gerade nicht lesen; ob es synchronisiert werden kann, ist deshalb nicht bekannt.',
  'no-sync.from': 'Möglich ist es ab {when}.',
};
