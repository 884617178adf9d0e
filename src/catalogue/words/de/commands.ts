import type { COMMANDS as EN } from '../en/commands.ts';
import type { Translation } from '../translation.ts';

export const COMMANDS: Translation<typeof EN> = {
  'command.status.word': 'token status',
  'command.status.takes': '[push, vpp, ade oder ein Name]',
  'command.status.what': 'Alle Apple-Tokens, das Dringendste zuerst.',
  'command.status.also':
    'tokenstatus | token-status | alle tokens | liste | übersicht | übersicht geben | status geben | … status | wie ist der status | wie ist der status von … | wie ist der stand | status zeigen | zeige den status | zeige status | zeige alle tokens | zeig alle tokens | zeige mir alle tokens | zeig mir alle tokens | zeige alles | zeig mir alles | zeige mir alles | alle tokens zeigen | alle tokens anzeigen | alle tokens sehen | wie steht es | wie stehen die tokens | was läuft ab | was läuft * ab | läuft etwas ab | läuft * etwas ab | welches token läuft * ab | welche tokens laufen * ab | ist alles in ordnung | ist alles ok | ist alles gut | alles ok | alles gut | alles in ordnung | alles klar | passt alles | stimmt etwas nicht | gibt es probleme | gibt es ein problem | was ist los | was stimmt nicht | wie geht es den tokens | was muss ich erneuern | was muss * erneuert werden | was ist zu tun | was ist zu erneuern | was muss ich tun | muss ich etwas tun | welche tokens sind abgelaufen | ist etwas abgelaufen | abgelaufene tokens | wie viele tokens haben wir | welche tokens gibt es | welche tokens haben wir | nächstes ablaufdatum | liste der tokens',
  'command.show.word': 'zeigen',
  'command.show.takes': '<Token>',
  'command.show.what': 'Ein Token mit allen Angaben und seinen Schritten.',
  'command.show.also':
    'token … | zeige | zeig | zeige mir | zeig mir | zeigen sie mir | anzeigen | einzelheiten | details zu | öffne | öffnen | zeige das token … | … zeigen | … anzeigen | … öffnen | … sehen | wann läuft … ab | wann laufen … ab | wann verfällt … | wann endet … | wie lange gilt … | wie lange gilt … noch | wie lange läuft … noch | wie lange ist … gültig | wie lange ist … noch gültig | bis wann gilt … | bis wann ist … gültig | ist … in ordnung | ist … ok | ist … gültig | ist … noch gültig | ist … abgelaufen | was ist mit … | was ist mit … los | was stimmt mit … nicht | wie geht es … | wer hat … | wer erneuert … | welcher account gehört zu … | wann wurde … zuletzt synchronisiert | wann muss ich … erneuern | wann müssen wir … erneuern | wann muss … erneuert werden | ablaufdatum von … | ablaufdatum … | warum ist … rot | warum ist … gelb | warum ist … kritisch | warum ist … ungültig | warum ist … abgelaufen | wer ist für … zuständig | apple-id von … | letzte synchronisierung von … | was passiert wenn … abläuft | wie lange haben wir noch für …',
  'command.renew.word': 'erneuern',
  'command.renew.takes': '<Token, push, vpp oder ade>',
  'command.renew.what': 'Erneuern Schritt für Schritt, und was zu vermeiden ist.',
  'command.renew.also':
    'erneuere | erneuerung | verlängern | … erneuern | … verlängern | wie erneuere ich | wie erneuern wir | wie erneuert man | wie kann ich … erneuern | wie wird … erneuert | wie werden … erneuert | schritte für … | schritte zu …',
  'command.check-now.word': 'jetzt prüfen',
  'command.check-now.takes': '',
  'command.check-now.what': 'Liest Intune jetzt und sagt, was sich geändert hat.',
  'command.check-now.also':
    'prüfen | prüfe | prüfe jetzt | aktualisieren | aktualisiere | neu laden | noch einmal prüfen | noch mal prüfen | nochmal prüfen | erneut prüfen | sieh nach | sieh noch einmal nach | sieh noch mal nach | noch mal nachsehen | noch einmal nachsehen | nachsehen | intune prüfen | prüfe intune | frag intune | ich habe * erneuert | wir haben * erneuert',
  'command.sync.word': 'synchronisieren',
  'command.sync.takes': '<vpp oder ade> [Name]',
  'command.sync.what': 'Synchronisiert Standort- oder Registrierungstoken mit Apple; meldet das Ergebnis.',
  'command.sync.also':
    'synchronisiere | jetzt synchronisieren | … synchronisieren | … jetzt synchronisieren | sync starten',
  'command.upcoming.word': 'demnächst',
  'command.upcoming.takes': '',
  'command.upcoming.what': 'Was ich in den nächsten 90 Tagen melde, und wann.',
  'command.upcoming.also':
    'vorschau | was steht an | was steht demnächst an | was kommt als nächstes | was kommt demnächst | was kommt * | wann kommt nächste erinnerung | nächste erinnerung | nächste erinnerungen | wann erinnerst du * | wann erinnern sie * | was meldest du * | was melden sie *',
  'command.escalate-here.word': 'hierher eskalieren',
  'command.escalate-here.takes': '',
  'command.escalate-here.what': 'Worum sich niemand kümmert, kommt auch in diesen Kanal oder Chat.',
  'command.escalate-here.also': 'hier eskalieren | eskaliere hierher | eskalationen hierher',
  'command.remind-here.word': 'hier erinnern',
  'command.remind-here.takes': '',
  'command.remind-here.what': 'Erinnerungen gehen in diesen Kanal oder Chat.',
  'command.remind-here.also':
    'erinnere hier | erinnere uns hier | erinnere mich hier | erinnern sie hier | erinnern sie uns hier | erinnern sie mich hier | uns hier erinnern | mich hier erinnern | erinnerungen hierher | erinnerungen hier | schicke erinnerungen hierher | schicke die erinnerungen hierher | diesen kanal erinnern | erinnerungen an | erinnerungen einschalten',
  'command.stop-reminding-here.word': 'hier nicht mehr erinnern',
  'command.stop-reminding-here.takes': '',
  'command.stop-reminding-here.what': 'Keine Erinnerungen mehr in diesem Kanal oder Chat.',
  'command.stop-reminding-here.also':
    'nicht mehr hier erinnern | nicht mehr erinnern | erinnere hier nicht mehr | erinnere uns hier nicht mehr | erinnere uns nicht mehr | erinnern sie uns hier nicht mehr | keine erinnerungen mehr | keine erinnerungen mehr hier | hier keine erinnerungen mehr | stopp | erinnerungen aus | erinnerungen ausschalten | keine erinnerungen',
  'command.history.word': 'verlauf',
  'command.history.takes': '[Token]',
  'command.history.what': 'Erneuerungen, Synchronisierungen, Übernahmen: wer, was, wann.',
  'command.history.also':
    'historie | protokoll | … verlauf | zeige den verlauf | verlauf zeigen | was ist passiert | was war | was ist geschehen | wer hat was getan | wer hat was erneuert | wer hat … erneuert | wer hat … zuletzt erneuert | wer hat … synchronisiert | wer hat … geändert | wer hat … übernommen | wann wurde … erneuert | wann wurde … zuletzt erneuert | wann haben wir … erneuert | wann haben wir … zuletzt erneuert | was ist mit … passiert | was ist mit … geschehen | hat jemand … erneuert | hat schon jemand … erneuert | wurde … erneuert | ist … erneuert worden',
  'command.snoozed.word': 'ruhend',
  'command.snoozed.takes': '',
  'command.snoozed.what': 'Alles, was gerade ruht: bis wann und durch wen.',
  'command.snoozed.also': 'was ruht | was ruht * | zeige was ruht | ruhende | ruhende tokens',
  'command.snooze.word': 'ruhen lassen',
  'command.snooze.takes': '<Token> [bis wann]',
  'command.snooze.what': 'Ruhe bis morgen, bis nächste Woche oder bis zum nächsten Schritt.',
  'command.snooze.also':
    'ruhen | … ruhen lassen | lass … ruhen | lassen sie … ruhen | erinnere mich … an … | erinnere uns … an … | erinnern sie mich … an …',
  'command.claim.word': 'übernehmen',
  'command.claim.takes': '<Token>',
  'command.claim.what': 'Sie erneuern es: Ruhe bis zum nächsten Schritt, ich achte darauf.',
  'command.claim.also': 'übernehme | ich übernehme | ich erneuere | … übernehmen | ich kümmere mich um …',
  'command.release.word': 'freigeben',
  'command.release.takes': '[Token]',
  'command.release.what': 'Gibt zurück, was Sie erneuern wollten.',
  'command.release.also':
    'zurückgeben | … freigeben | … zurückgeben | ich erneuere … nicht | ich erneuere … doch nicht | ich kann … nicht erneuern',
  'command.where.word': 'wo',
  'command.where.takes': '',
  'command.where.what': 'Wohin Erinnerungen gehen, und wann sie zuletzt ankamen.',
  'command.where.also':
    'wohin | orte | wo wird erinnert | wo erinnerst du * | wo erinnern sie * | wohin gehen erinnerungen | wohin gehen die erinnerungen | wer wird erinnert | welche kanäle werden erinnert | welcher kanal wird erinnert',
  'command.language.word': 'sprache',
  'command.language.takes': '<en, de oder auto>',
  'command.language.what': 'Welche Sprache ich in diesem Kanal oder Chat spreche.',
  'command.language.also': 'sprich | sprechen sie | rede',
  'command.version.word': 'version',
  'command.version.takes': '',
  'command.version.what': 'Was läuft, seit wann, und wann zuletzt nachgesehen wurde.',
  'command.version.also': 'laufzeit | welche version * | über dich',
  'command.help.word': 'hilfe',
  'command.help.takes': '',
  'command.help.what': 'Was ich kann.',
  'command.help.also':
    'befehle | was kannst du * | was können sie * | was kann ich fragen | was kann ich * | wie funktioniert das | wie geht das | können sie helfen | mir helfen | helfen | hilf mir | wer bist du | wer sind sie',

  'said.same':
    'gibt’s = gibt es | geht’s = geht es | stehts = steht es | steht’s = steht es | geht’s = geht es | push-zertifikats = push-zertifikat | ist’s = ist es | standorttokens = standorttoken',
  'said.articles':
    'der | die | das | den | dem | des | ein | eine | einen | einem | einer | mein | meine | meinen | unser | unsere | unseren | unserem',
  'said.bot': 'token warden | tokenwarden',
  'said.openers':
    'bitte | können sie | könnten sie | kannst du | könntest du | können sie mir | könnten sie mir | kannst du mir | könntest du mir | ich möchte | ich will | ich muss | ich würde gern | ich würde gerne | hallo | hi | moin | ok | okay | also | super | prima | gut | toll | dann',
  'said.closers':
    'bitte | danke | vielen dank | gerade | im moment | heute | für mich | für uns | dann | mal',
  'said.fillers':
    'für | von | vom | über | bitte | im | in | zu | zum | zur | um | alle | mit | token | tokens',
  'said.all': 'alle | alle tokens | alles | jedes token | tokens',
  'said.nouns': 'token | tokens | zertifikat | zertifikate',
  'said.greetings':
    'hallo | moin | guten morgen | guten tag | guten abend | servus | grüß gott | grüß dich | los | los geht’s',
  'said.thanks':
    'danke | danke schön | dankeschön | danke sehr | vielen dank | besten dank | herzlichen dank | tausend dank | gut gemacht',
  'said.until': 'bis | bis zum | bis zur | für',
  'said.until.next-workday': 'morgen | nächster werktag | nächsten werktag | tag | 1 tag | bis morgen',
  'said.until.next-week':
    'montag | nächsten montag | nächste woche | woche | 1 woche | nächster woche | bis montag',
  'said.until.next-step':
    'nächster schritt | nächsten schritt | nächste erinnerung | nächsten erinnerung | so lange wie möglich',
  'said.family.push':
    'push-zertifikat | pushzertifikat | mdm-push-zertifikat | apple-mdm-push-zertifikat | zertifikat',
  'said.family.vpp': 'vpp-token | vpp-tokens | standorttoken | standorttokens | inhaltstoken | inhaltstokens',
  'said.family.ade':
    'ade-token | ade-tokens | dep-token | dep-tokens | registrierung | registrierungstoken | registrierungsprogrammtoken | registrierungsprogrammtokens',
  'said.language.en': 'en | englisch',
  'said.language.de': 'de | deutsch',
  'said.language.auto': 'auto | automatisch',
};
