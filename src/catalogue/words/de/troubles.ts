import type { TROUBLES as EN } from '../en/troubles.ts';
import type { Translation } from '../translation.ts';

export const TROUBLES: Translation<typeof EN> = {
  'trouble.permission.what': '{who} hat abgelehnt{status}. {permission}',
  'trouble.permission.one': 'Fehlende Berechtigung: {permission}.',
  'trouble.permission.several': 'Eine dieser Berechtigungen genügt, die geringste zuerst: {permissions}.',
  'trouble.permission.unnamed': 'Eine Berechtigung fehlt.',
  'trouble.permission.advice':
    'Erteilen Sie der App des Bots in Entra die Berechtigung, mit Administratorzustimmung, und prüfen Sie noch einmal.',
  'trouble.sign-in.what': 'Der Bot konnte sich nicht bei Microsoft Graph anmelden{status}.',
  'trouble.sign-in.advice':
    'Prüfen Sie die App-ID des Bots, sein Geheimnis oder seine verwaltete Identität und seinen Mandanten. Eine neue Zustimmung braucht ein paar Minuten.',
  'trouble.no-intune.what': 'Dieser Mandant hat kein Microsoft Intune.',
  'trouble.no-intune.advice':
    'Der Bot braucht einen Mandanten mit aktiver Intune-Lizenz. Prüfen Sie, ob er mit dem richtigen verbunden ist.',
  'trouble.throttled.what': 'Microsoft Graph bat um langsamere Anfragen{status}.',
  'trouble.throttled.advice': 'Nichts zu tun: Der Bot liest später noch einmal.',
  'trouble.server.what': '{who} hat selbst ein Problem{status}.',
  'trouble.server.advice':
    'Prüfen Sie in ein paar Minuten noch einmal. Bleibt es so, sehen Sie im Microsoft 365 admin center nach der Dienstintegrität.',
  'trouble.timeout.what': '{who} hat nicht rechtzeitig geantwortet.',
  'trouble.timeout.advice': 'Prüfen Sie in ein paar Minuten noch einmal.',
  'trouble.network.what': 'Es gab keine Verbindung zu Microsoft Graph.',
  'trouble.network.advice': 'Prüfen Sie Netzwerk, Proxy und Firewall des Rechners, auf dem der Bot läuft.',
  'trouble.unexpected.what': '{who} gab eine Antwort, die der Bot nicht versteht{status}.',
  'trouble.unexpected.advice':
    'Prüfen Sie in ein paar Minuten noch einmal. Bleibt es so, stehen die Einzelheiten im Protokoll des Bots.',
  'trouble.none.what': 'Intune gab keinen Grund an.',
  'trouble.none.advice': 'Prüfen Sie in ein paar Minuten noch einmal.',
};
