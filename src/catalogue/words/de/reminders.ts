import type { REMINDERS as EN } from '../en/reminders.ts';
import type { Translation } from '../translation.ts';

export const REMINDERS: Translation<typeof EN> = {
  'why.first-seen': 'So kurz vor seinem Ende habe ich es zum ersten Mal gesehen.',
  'why.late': 'Das kommt später als vorgesehen: Es ließ sich nicht zu seiner Zeit melden.',
  'why.hold-ended': 'Die Ruhezeit, die jemand dafür gesetzt hatte, ist vorbei.',
  'why.still-expired':
    'Ich melde es zwei Wochen lang jeden Arbeitstag, dann einmal in der Woche, bis es erneuert ist.',
  'why.long-expired': 'Ich melde es einmal in der Woche, bis es erneuert ist.',
  'why.worse': 'Es ist schlechter geworden, seit ich es zuletzt gemeldet habe.',
  'why.repeat': 'Ich habe es schon gemeldet, und es ist noch so.',
  'gap.this': 'Ich konnte von {from} bis {to} nicht nachsehen, deshalb kommt das verspätet.',
  'gap.some': 'Ich konnte von {from} bis {to} nicht nachsehen, deshalb kommt einiges davon verspätet.',

  'hold.claim': '{who} kümmert sich darum, seit {since}.',
  'hold.claim.quiet': 'Ruhe bis {until}.',
  'hold.snooze': 'Ruht bis {until}, gesetzt von {who}.',
  'hold.snooze.reason': 'Ruht bis {until}, gesetzt von {who}: {reason}',
  'mention.renewing': '{who} kümmert sich darum, seit {since}. Intune zeigt noch keine Erneuerung.',
  'mention.renewing.one':
    '{who} kümmert sich um das {subject}, seit {since}. Intune zeigt noch keine Erneuerung.',
  'mention.called': '{who}, bitte kümmern Sie sich darum: Noch hat es niemand übernommen.',
  'mention.somebody': 'Jemand',

  'old-certificate.undated': 'Wann das alte Zertifikat abläuft, ist nicht bekannt.',
  'old-certificate.ahead': 'Das alte Zertifikat läuft am {date} ab, {days}: Erneuern Sie dieses vorher.',
  'old-certificate.past': 'Das alte Zertifikat ist am {date} abgelaufen. {after}',
  'old-certificate.account': 'Es gehört zum Apple Account (Apple-ID) {account}.',

  'settling.fine.word': 'Jetzt wohl in Ordnung',
  'settling.fine.headline': '{subject} sieht jetzt gut aus',
  'settling.fine.note': 'Beim nächsten Nachsehen bestätige ich es.',
  'settling.gone.word': 'Nicht gefunden',
  'settling.gone.headline': '{subject} wurde in Intune nicht gefunden',
  'settling.gone.note': 'Das nächste Nachsehen entscheidet, ob es gelöscht wurde.',

  'superseded.word': 'Neu gemeldet',
  'superseded.headline': '{subject}: Eine neuere Nachricht zeigt den Stand',
  'superseded.note': 'Eine neuere Nachricht in dieser Unterhaltung zeigt den Stand.',
  'renewal-before': 'Es wurde erneuert.',
  'renewal-before.dates': 'Es wurde erneuert: {dates}.',

  'over.renewed.word': 'Erneuert',
  'over.renewed.headline': '{subject} wurde erneuert',
  'over.accepted.word': 'Bestätigt',
  'over.accepted.headline': '{subject} wurde als richtig bestätigt',
  'over.accepted.note': 'Das andere Zertifikat wurde für richtig erklärt.',
  'over.solved.word': 'Gelöst',
  'over.solved.headline': '{subject} ist wieder in Ordnung',
  'over.solved.note': 'Bei zweimaligem Nachsehen war nichts mehr davon zu sehen.',
  'over.mistaken.word': 'Zu früh',
  'over.mistaken.headline': '{subject} ist in Ordnung',
  'over.mistaken.note':
    'Meine Uhr ging vor, als ich das gemeldet habe. Es war nichts falsch, und es ist nichts zu tun.',
  'over.stayed.word': 'Vermerkt',
  'over.stayed.headline': '{subject} behält das frühere Ablaufdatum',
  'over.stayed.note': 'Das frühere Datum steht seit einer Woche: Ab jetzt zähle ich danach.',
  'over.back.word': 'Wieder da',
  'over.back.headline': '{subject} ist wieder in Intune',
  'over.back.note': 'Intune zeigt es wieder.',
  'over.gone.word': 'Gelöscht',
  'over.gone.headline': '{subject} wurde in Intune gelöscht',
  'over.gone.note': 'Falls das nicht gewollt war, sehen Sie dort bald nach.',
  'over.readable-again.word': 'Wieder lesbar',
  'over.readable-again.headline': '{subject}: wieder lesbar',
  'over.readable-again.note': 'Intune antwortet wieder.',
  'over.dates.still': 'weiterhin {date}',
  'over.dates.unknown': 'unbekanntes Datum',
  'over.owner': '{who} hatte es übernommen.',
  'stayed.both': 'Gleiches Topic, gleicher Apple Account ({account}).',
  'stayed.topic': 'Gleiches Topic.',
  'stayed.account': 'Gleicher Apple Account ({account}).',
  'changed.topic': 'Anderes Topic (vorher {before}, jetzt {after}).',
  'changed.account': 'Anderer Apple Account (vorher {before}, jetzt {after}).',

  'reminder.and-more': '{headline}, und {n, number} mehr',
  'reminder.all-on-card': '{n, number} auf dieser Karte',
  'reminder.all-settled': '{over, number} von {n, number} erledigt',
  'reminder.all-superseded': 'Eine neuere Nachricht zeigt den Stand aller {n, number}',
  'reminder.superseded':
    'Von {n, plural, one {# weiteren} other {# weiteren}} handelt eine neuere Nachricht.',
  'reminder.look-fine': 'Alle {n, number} sehen jetzt gut aus; das nächste Nachsehen bestätigt es',
  'reminder.all-renewed': 'Alle {n, number} Tokens wurden erneuert',
  'reminder.all-over': 'Alle {n, number} Punkte dieser Karte sind erledigt',
  'reminder.hidden': 'Und {n, number} mehr: siehe alle Tokens.',
  'reminder.held-back':
    '{n, plural, one {# weiteres folgt} other {# weitere folgen}} mit der nächsten Erinnerung.',
  'reminder.closed': 'Abgeschlossen am {when}.',
  'reminder.closed.undated': 'Abgeschlossen.',
  'reminder.as-of':
    'Stand: {when}. Diese Karte ändert sich von selbst, sobald Intune zeigt, dass es gelöst ist.',
  'reminder.as-of.renew':
    'Stand: {when}. Diese Karte ändert sich von selbst, sobald Intune die Erneuerung zeigt.',
  'reminder.earlier': 'Intune lässt sich gerade nicht lesen. So war es zuletzt zu sehen, am {when}.',

  'claim-released.title': '{subject}: Niemand erneuert es mehr',
  'claim-released.who': '{who} hatte es übernommen ({when}).',
  'claim-released.text': 'Drei Arbeitstage lang war keine Erneuerung zu sehen, deshalb ist es wieder frei.',
  'claim-released.advice': 'Zum nächsten Zeitpunkt erinnere ich wieder. Wer es jetzt erneuert, sage es hier.',

  'accept.title': 'War diese Änderung beabsichtigt?',
  'accept.text': 'Das Push-Zertifikat in Intune ist ein anderes als vorher, mit einem anderen Topic.',
  'accept.advice':
    'Sagen Sie ja, gilt das neue als richtig, und ich warne nicht mehr. Apple-Geräte, die sich mit dem alten registriert haben, müssen sich neu registrieren, und der Weg zurück wird nicht mehr gezeigt.',
  'accept.before': 'Topic (UID) vorher',
  'accept.now': 'Topic (UID) jetzt',

  'remind-here.place.channel': 'diesem Kanal',
  'remind-here.place.group-chat': 'diesem Gruppenchat',
  'remind-here.place.personal': 'diesem Chat',
  'remind-here.what-comes':
    'Ich schreibe hier, bevor ein Apple-Token abläuft, sofort, wenn eines ausfällt, und färbe die Karte grün, wenn es gelöst ist.',
  'remind-here.how-to-end':
    'Zum Beenden schreiben Sie „hier nicht mehr erinnern“. Was als Nächstes kommt, zeigt „demnächst“.',
  'remind-here.added.title': 'Ab jetzt wird in {place} erinnert',
  'remind-here.escalating.title': 'Worum sich niemand kümmert, kommt auch in {place}',
  'remind-here.escalating.text':
    'Ich schreibe hier, wenn ein Token noch höchstens drei Tage hat und niemand es übernommen hat, oder wenn eines abgelaufen ist, falsch erneuert oder gelöscht wurde.',
  'remind-here.already.title': 'In {place} wird bereits erinnert',
  'remind-here.removed.title': 'Keine Erinnerungen mehr in {place}',
  'remind-here.removed.text': 'Karten, die schon hier stehen, zeigen weiterhin, was in Intune geschieht.',
  'remind-here.removed.advice':
    'Wo noch erinnert wird, zeigt „wo“. Um hier wieder erinnert zu werden, schreiben Sie „hier erinnern“.',
  'remind-here.was-none.title': 'In {place} wurde nicht erinnert',
  'remind-here.was-none.text': 'Es gibt also nichts zu beenden.',
  'remind-here.was-none.advice': 'Wo erinnert wird, zeigt „wo“.',

  'pulse.nothing': 'Demnächst ist keine Erinnerung fällig.',
  'pulse.next': 'Nächste Erinnerung: {next}.',
  'pulse.advice':
    'Zuletzt in Intune nachgesehen: {when}. Dieses Lebenszeichen kommt einmal in der Woche; bleibt es aus, sehen Sie nach dem Bot.',
};
