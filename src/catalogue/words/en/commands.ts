/**
 * What people type, what may follow, what it answers, and other ways to say it, separated by ` | `: `…` stands for what
 * it is about, `*` for anything that does not matter. Case, punctuation, articles and politeness are left out when a
 * line is compared. Every language is understood whatever language is set, so a phrase may not mean two commands in two
 * languages; a test says so.
 */
export const COMMANDS = {
  'command.status.word': 'token status',
  'command.status.takes': '[push, vpp, ade or a name]',
  'command.status.what': 'Every token, most urgent first.',
  'command.status.also':
    'status | tokens | token | list | overview | … status | what is the status | what is the status of … | show status | show me status | show the status | show all tokens | show me all tokens | show me everything | show everything | show tokens | give me an overview | what expires * | what is expiring * | what is about to expire | which token expires * | which tokens expire * | does anything expire * | is anything expiring * | does something expire * | is everything ok | is everything fine | is everything * | everything ok | everything fine | all good | all ok | are we good | anything wrong | is anything wrong * | is something wrong * | what is wrong | any problems | are there any problems | are there problems | how are * tokens doing | how are * tokens | how are we doing | what needs * | what do i have to renew * | what needs to be renewed * | what must be renewed * | do i have to do anything | what do i have to do | what is to do | which tokens are expired | which tokens have expired | anything expired | is anything expired | has anything expired | expired tokens | show expired tokens | show me expired tokens | what tokens do we have | which tokens do we have | how many tokens do we have | token list | list of tokens | next expiry',
  'command.show.word': 'show',
  'command.show.takes': '<token>',
  'command.show.what': 'One token with every fact and its steps.',
  'command.show.also':
    'token … | details | info | open | show token | show me | … details | tell me about … | when does … expire | when do … expire | when will … expire | when is … due | when does … end | how long is … valid | how long does … last | how many days until … expires | how many days does … have * | is … ok | is … fine | is … valid | is … still valid | is … expired | has … expired | is … synced | what is wrong with … | what about … | what is … doing | how is … | how is … doing | which account is … on | which account does … use | who has … | who is renewing … | is anybody renewing … | is anyone renewing … | is somebody renewing … | when was last sync of … | when did … last sync | when was … last synced | when do we need to renew … | when do we have to renew … | when do i need to renew … | when do i have to renew … | when must … be renewed | what is expiry date of … | expiry date of … | expiry of … | expiry … | why is … red | why is … yellow | why is … critical | why is … invalid | why is … expired | who is responsible for … | who owns … | apple id of … | apple account of … | last sync of … | last sync … | what happens if … expires | what happens when … expires | how long do we have left on …',
  'command.renew.word': 'renew',
  'command.renew.takes': '<token, push, vpp or ade>',
  'command.renew.what': 'How to renew it, step by step, with what to avoid.',
  'command.renew.also':
    'renewal | how to renew | how do i renew | how do we renew | how can i renew | how can we renew | how do you renew | how is … renewed | help me renew … | … renewal | renewal steps | steps to renew … | how does one renew …',
  'command.check-now.word': 'check now',
  'command.check-now.takes': '',
  'command.check-now.what': 'Reads Intune now and says what changed.',
  'command.check-now.also':
    'check | refresh | reload | look again | look now | check again | check intune | check intune now | ask intune | read intune | update | i renewed * | i have renewed * | i just renewed * | we renewed * | it is renewed',
  'command.sync.word': 'sync',
  'command.sync.takes': '<vpp or ade> [name]',
  'command.sync.what': 'Syncs location or enrolment tokens with Apple and says how it ended.',
  'command.sync.also':
    'sync now | synchronise | synchronize | sync … now | start sync | start … sync | start sync of … | start syncing',
  'command.upcoming.word': 'upcoming',
  'command.upcoming.takes': '',
  'command.upcoming.what': 'What I will say in the next 90 days, and when.',
  'command.upcoming.also':
    'coming up | preview | what is next | what comes next | what is coming up | what is coming | what will you say * | what will you remind * | when will you remind * | when is next reminder | next reminder | next reminders | show upcoming * | upcoming reminders',
  'command.escalate-here.word': 'escalate here',
  'command.escalate-here.takes': '',
  'command.escalate-here.what': 'What nobody sees to comes to this channel or chat too.',
  'command.escalate-here.also':
    'escalate to us | escalations here | send escalations here | escalate in this channel',
  'command.remind-here.word': 'remind here',
  'command.remind-here.takes': '',
  'command.remind-here.what': 'Reminders go to this channel or chat.',
  'command.remind-here.also':
    'remind me here | remind us here | notify here | notify us here | notify me here | send reminders here | start reminding here | start reminders here | start here | post reminders here | post reminders in this channel | remind in this channel | remind this channel | remind this chat | turn on reminders | reminders on | subscribe',
  'command.stop-reminding-here.word': 'stop reminding here',
  'command.stop-reminding-here.takes': '',
  'command.stop-reminding-here.what': 'No more reminders in this channel or chat.',
  'command.stop-reminding-here.also':
    'stop reminders here | stop reminding | stop reminders | stop reminding us here | stop here | stop | no more reminders | no more reminders here | do not remind here | do not remind us here | do not remind me here | do not remind us | do not post here | turn off reminders | reminders off | unsubscribe',
  'command.history.word': 'history',
  'command.history.takes': '[token]',
  'command.history.what': 'Renewals, syncs, claims and snoozes: who, what and when.',
  'command.history.also':
    'log | record | … history | what happened | what has happened | what happened here | show history | show me history | who did what | who renewed what | who renewed … | who has renewed … | who last renewed … | who renewed … last | who synced … | who changed … | who claimed … | who snoozed … | when was … renewed | when was … last renewed | when did we renew … | when did we last renew … | what happened to … | what happened with … | did anyone renew … | did anybody renew … | has anyone renewed … | has anybody renewed … | has anyone renewed … yet | has … been renewed | was … renewed',
  'command.snoozed.word': 'snoozed',
  'command.snoozed.takes': '',
  'command.snoozed.what': 'Everything that is snoozed, until when and by whom.',
  'command.snoozed.also':
    'snoozes | list snoozed | show snoozed | what is snoozed | what is quiet | what is muted',
  'command.snooze.word': 'snooze',
  'command.snooze.takes': '<token> [until]',
  'command.snooze.what': 'Quiet until tomorrow, next week or the next step.',
  'command.snooze.also':
    'mute | quiet | hush | remind me of | remind me about | remind us of | remind me … of … | remind me … about …',
  'command.claim.word': 'claim',
  'command.claim.takes': '<token>',
  'command.claim.what': 'You are renewing it: quiet until the next step, and I watch for it.',
  'command.claim.also':
    'i am renewing | i will renew | i am on … | i take … | i will take … | i will take care of … | i take care of … | i have got …',
  'command.release.word': 'release',
  'command.release.takes': '[token]',
  'command.release.what': 'Gives back what you said you would renew.',
  'command.release.also': 'unclaim | i am not renewing … | i cannot renew … | i will not renew … | give back',
  'command.where.word': 'where',
  'command.where.takes': '',
  'command.where.what': 'Where reminders go, and when they last arrived.',
  'command.where.also':
    'destinations | where do reminders go | where do reminders go to | where do you remind * | where are reminders sent | who gets reminders | who is reminded | which channels are reminded | which channels get reminders | which channel is reminded',
  'command.language.word': 'language',
  'command.language.takes': '<en, de or auto>',
  'command.language.what': 'Which language I speak in this channel or chat.',
  'command.language.also': 'speak | talk',
  'command.version.word': 'version',
  'command.version.takes': '',
  'command.version.what': 'What is running, since when, and when it last looked.',
  'command.version.also':
    'about | uptime | which version * | what version * | how long have you been running',
  'command.help.word': 'help',
  'command.help.takes': '',
  'command.help.what': 'What I can do.',
  'command.help.also':
    '? | commands | help me | what can you do * | what can i do * | what can i ask * | what can i type * | how does this work | how do you work | who are you | what are you',

  // Words that mean others, left out wherever lines are compared, said out of politeness, before a name, for all.
  'said.same':
    'what’s = what is | who’s = who is | how’s = how is | where’s = where is | i’m = i am | i’ll = i will | don’t = do not | can’t = cannot | won’t = will not | cert = certificate | certs = certificates | see = show | mdm-push = mdm push | everything’s = everything is | enrollment = enrolment',
  'said.articles': 'the | a | an | my | our | your',
  'said.bot': 'token warden | tokenwarden',
  'said.openers':
    'please | can you | could you | would you | will you | can you please | could you please | can i | i want to | i would like to | i’d like to | i need to | i have to | let me | give me | hey | hi | hello | ok | okay | so | well | great | super | perfect | now',
  'said.closers':
    'please | thanks | thank you | for me | for us | right now | at the moment | today | again | then | ok',
  'said.fillers': 'for | of | about | on | please | in | to | all | every | each | with | token | tokens',
  'said.all': 'all | all tokens | everything | every token | them all | all of them | tokens',
  'said.nouns': 'token | tokens | certificate | certificates',
  'said.greetings':
    'hi | hello | hey | hey there | hi there | hello there | good morning | good afternoon | good evening | start | get started',
  'said.thanks':
    'thanks | thank you | thank you very much | thanks a lot | many thanks | thx | ty | cheers | well done | nice | good job',
  // Until when something is to be quiet; what stands before it, and what is meant by each choice.
  'said.until': 'until | till | til | for',
  'said.until.next-workday': 'tomorrow | next workday | day | one day | 1 day | until tomorrow',
  'said.until.next-week': 'monday | next monday | next week | week | one week | 1 week | until monday',
  'said.until.next-step': 'next step | step | next reminder | as long as possible | longest',
  // What people call the families, old and new names.
  'said.family.push':
    'push | apns | apn | mdm | mdm push | push certificate | push cert | mdm push certificate | apple mdm push certificate | certificate',
  'said.family.vpp':
    'vpp | vpp token | vpp tokens | location token | location tokens | content token | content tokens | apps and books | apps & books',
  'said.family.ade':
    'ade | dep | ade token | ade tokens | dep token | dep tokens | enrolment | enrollment | enrolment program | enrollment program | enrolment program token | enrollment program token | enrolment program tokens | enrollment program tokens | server token',
  'said.language.en': 'en | english',
  'said.language.de': 'de | german',
  'said.language.auto': 'auto | automatic',
} as const;
