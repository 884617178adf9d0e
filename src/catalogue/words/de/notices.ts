import type { NOTICES as EN } from '../en/notices.ts';
import type { Translation } from '../translation.ts';

export const NOTICES: Translation<typeof EN> = {
  'refused.other-tenant.title': 'Dieser Bot arbeitet für eine andere Organisation',
  'refused.other-tenant.text': 'Ihre Nachricht kommt aus einem Mandanten, für den er nicht eingerichtet ist.',
  'refused.other-tenant.advice':
    'Ist das ein Versehen, bitten Sie die Betreiber des Bots, seine Mandanteneinstellung zu prüfen.',
  'refused.not-in-it-team.title': 'Nur das IT-Team erhält Auskunft',
  'refused.not-in-it-team.text':
    'Dieser Bot antwortet den Mitgliedern eines Teams in Teams, wo immer sie schreiben.',
  'refused.not-in-it-team.advice':
    'Sollten Sie dazugehören, bitten Sie einen Besitzer des IT-Teams, Sie aufzunehmen. Bis der Bot davon weiß, kann es ein paar Minuten dauern.',
  'refused.guest-may-not-act.title': 'Gäste dürfen lesen, aber nichts auslösen',
  'refused.guest-may-not-act.text': 'Sie sind Gast im IT-Team, deshalb ist diese Schaltfläche nicht für Sie.',
  'refused.guest-may-not-act.advice': 'Bitten Sie ein Mitglied des IT-Teams darum.',
  'refused.not-an-operator.title': 'Das dürfen nur Operatoren',
  'refused.not-an-operator.text':
    'Die Betreiber des Bots haben festgelegt, wer etwas auslösen darf (OPERATORS). Lesen können Sie trotzdem alles.',
  'refused.not-an-operator.advice': 'Bitten Sie einen der Operatoren darum, oder lassen Sie sich aufnehmen.',
  'refused.operators-unreadable.title': 'Ob Sie das dürfen, ließ sich nicht prüfen',
  'refused.operators-unreadable.text':
    'Die Betreiber des Bots haben Gruppen festgelegt, deren Mitglieder etwas auslösen dürfen (OPERATORS).',
  'refused.operators-unreadable.advice':
    'Versuchen Sie es in einer Minute noch einmal, oder bitten Sie einen der Operatoren darum.',
  'refused.read-only.title': 'Dieser Bot zeigt hier nur an',
  'refused.read-only.text':
    'Er ist so eingerichtet, dass er zeigt und erklärt, aber nichts ändert (ACTIONS=off).',
  'refused.read-only.advice': 'Nutzen Sie die Links auf der Karte des Tokens und erledigen Sie es in Intune.',
  'refused.more-names': '{n, number} weitere',

  'looking.title': 'Intune wird gefragt',
  'looking.text': 'Es dauert länger als sonst, und es gibt keinen früheren Stand zu zeigen.',
  'looking.advice': 'Diese Karte wird von selbst zur Antwort.',
  'failure.advice':
    'Versuchen Sie es in einer Minute noch einmal. Passiert es wieder, nennen Sie den Betreibern des Bots diese Fehler-ID:',

  'set-up.no-team.title': 'Eine Einstellung fehlt: das IT-Team',
  'set-up.no-team.text':
    'Dieser Bot arbeitet für die Mitglieder eines Teams in Teams und für niemanden sonst. Bis er weiß, welches es ist, sagt er nichts über den Mandanten.',
  'set-up.no-team.step.ask-there':
    'Fragen Sie dasselbe in einem Kanal des IT-Teams: Diese Karte zeigt dann die ID dieses Teams. Sie ist auch die groupId in „Link zum Team abrufen“.',
  'set-up.no-team.step.set':
    'Setzen Sie IT_TEAM_ID dort, wo der Bot läuft, auf diese ID, und starten Sie den Bot neu.',
  'set-up.no-team.step.put':
    'Ist das hier das IT-Team, übernehmen Sie die Zeile unten in die Einstellungen des Bots. Wenn nicht, fragen Sie dasselbe in einem Kanal des IT-Teams.',
  'set-up.no-team.step.restart': 'Starten Sie den Bot neu.',
  'set-up.unknown-team.title': 'Der Bot kennt das IT-Team noch nicht',
  'set-up.unknown-team.text':
    'IT_TEAM_ID ist gesetzt, aber der Bot ist nicht in diesem Team und kann deshalb nicht wissen, wer dazugehört.',
  'set-up.unknown-team.step.add':
    'Fügen Sie den Bot dem IT-Team hinzu und erwähnen Sie ihn dort einmal. Von da an arbeitet er überall für die Mitglieder.',
  'set-up.unknown-team.step.compare':
    'Ist er schon dort, vergleichen Sie IT_TEAM_ID mit der ID, die diese Karte in einem Kanal dieses Teams zeigt.',
  'set-up.roster.title': 'Die Mitglieder des IT-Teams ließen sich nicht lesen',
  'set-up.roster.text':
    'Teams hat nicht gesagt, wer zum Team gehört, deshalb kann gerade niemand Auskunft erhalten.',
  'set-up.roster.step.again': 'Versuchen Sie es in einer Minute noch einmal.',
  'set-up.roster.step.add-again':
    'Bleibt es so, entfernen Sie den Bot aus dem IT-Team und fügen Sie ihn wieder hinzu.',
  'set-up.line': 'Für dieses Team gilt diese Zeile:',
  'set-up.line.named': 'Für das Team „{team}“ gilt diese Zeile:',

  'help.hello': 'Hallo, ich bin {bot}',
  'help.title': 'Das kann ich',
  'help.unknown': '„{said}“ habe ich nicht verstanden',
  'help.intro':
    'Ich behalte die Apple-Tokens im Auge, von denen dieser Intune-Mandant abhängt, und zeige, wie sie erneuert werden.',
  'help.read-only': 'Dieser Bot zeigt und erklärt hier nur; er ändert nichts.',
  'did-you-mean.summary': '„{said}“ habe ich nicht verstanden. Meinten Sie {lines}?',
  'did-you-mean.one': 'Meinten Sie das?',
  'did-you-mean.some': 'Meinten Sie eines davon?',
  'welcome.summary': 'Hallo, ich bin {bot}. Ich behalte die Apple-Tokens Ihres Intune-Mandanten im Auge.',
  'welcome.text':
    'Ich behalte im Auge, wovon Apple-Geräte in Intune abhängen: das MDM-Push-Zertifikat, Standorttoken (VPP) und Registrierungs\u00ADprogrammtoken (ADE, früher DEP). Ich sage, was wann abläuft und wie man es erneuert, ohne ein Gerät zu verlieren.',
  'welcome.how.personal': 'Fragen Sie in Ihren eigenen Worten, oder drücken Sie eine Schaltfläche.',
  'welcome.how.shared':
    'Erwähnen Sie mich und fragen Sie in Ihren eigenen Worten: „@{bot} token status“. Die Schaltflächen brauchen keine Erwähnung.',
  'welcome.reminds':
    'Ab jetzt erinnere ich in {place}: an Arbeitstagen um {time} Uhr, und sofort, wenn etwas ausfällt.',
  'welcome.first': 'Zuerst kommt: {next}.',
  'welcome.first.none': 'In den nächsten 90\u00A0Tagen ist nichts fällig.',
  'welcome.first.unknown':
    'Was zuerst kommt, weiß ich, sobald ich Intune gelesen habe: Drücken Sie in einer Minute „Demnächst“.',
  'welcome.elsewhere': 'Erinnerungen gehen {n, plural, one {an einen Ort} other {an # Orte}}, nicht hierher.',
  'welcome.silent':
    'Noch wird kein Kanal erinnert: Fügen Sie mich dem Team derer hinzu, die erneuern, und schreiben Sie in dessen Kanal „hier erinnern“.',
  'welcome.silent.channel':
    'Noch erinnere ich hier nicht: Ein Mitglied des IT-Teams drückt „Hier erinnern“ oder schreibt es.',
  'thanks.title': 'Gern geschehen',
  'thanks.text': 'Ich behalte die Apple-Tokens im Auge und melde mich, wenn etwas fällig wird.',
  'thanks.advice': 'Schreiben Sie „token status“, wann immer Sie nachsehen möchten.',
  'version.title': 'Was hier läuft',
  'version.text': 'Für alle, die diesen Bot betreuen.',
  'version.release': 'Version',
  'version.since': 'Läuft seit',
  'version.store': 'Speicher',
  'version.store.sqlite': 'SQLite',
  'version.store.azure-tables': 'Azure Tables',
  'version.store.memory': 'Arbeitsspeicher: Beim Beenden geht alles verloren',
  'version.look': 'Zuletzt in Intune nachgesehen',
  'version.look.none': 'Noch nie',
  'version.leads': 'Sieht nach und erinnert',
  'version.leads.yes': 'Diese Instanz',
  'version.leads.no': 'Eine andere Instanz',
  'version.advice': 'Wenn etwas nicht stimmt, geben Sie diese Angaben weiter.',
  'language.chosen.title': 'Ab jetzt spreche ich in {place} Deutsch',
  'language.chosen.text': 'Auch Erinnerungen kommen so. Befehle verstehe ich in jeder Sprache.',
  'language.chosen.advice': 'Um es zurückzunehmen, schreiben Sie „sprache auto“.',
  'language.automatic.title': 'In {place} ist keine Sprache mehr festgelegt',
  'language.automatic.text': 'Ich spreche hier Deutsch, so wie ich eingestellt bin.',
  'language.automatic.text.auto':
    'Ich antworte allen in der Sprache ihrer Teams-App und erinnere in der, die hier zuletzt gesprochen wurde.',
  'language.automatic.advice': 'Um eine festzulegen, schreiben Sie „sprache de“ oder „sprache en“.',
  'language.unknown.title': 'Welche Sprache meinen Sie?',
  'language.unknown.title.said': '„{said}“ spreche ich nicht',
  'language.unknown.text': 'Ich spreche {languages}.',
};
