/** What is said to the one who pressed a button or may not do something. */
export const ANSWERS = {
  'note.no-such-token':
    'This token is not in Intune any more, or never was. Type “token status” for what is.',
  'note.unknown-button': 'This button is not known here. Type “token status” for the present state.',
  'note.intune-is-asked': 'Intune is being asked and has not answered yet. Press again in a few seconds.',
  'note.snooze-too-long':
    'It cannot be snoozed so long: something is due before, or there is nothing to be said.',
  'note.nothing-to-sync': 'There is nothing to sync.',
  'note.sync-started': 'Sync started by {by}. How it ends is said in the conversation.',
  'note.no-sync-asked': 'No sync of this token was asked for here.',
  'note.failed':
    'That did not work. Please try again in a minute; if it stays like this, ask whoever runs this bot to look for {id} in its log.',
  'note.not-remembering':
    'The bot cannot remember anything just now, so nothing was done. Try again in some minutes.',
  'memory.not-now':
    'The bot cannot remember anything just now: claims, snoozes and “remind here” are not taken, and what others did a moment ago may be missing here.',
  'memory.asked.title': 'The bot cannot remember anything just now',
  'memory.asked.text': 'What you asked for needs its store, so nothing was done.',
  'memory.asked.advice': '“token status” is still answered. Try the rest again in some minutes.',
  'memory.outage.title': 'The bot cannot remember just now: reminders may be missing or repeated',
  'memory.outage.text':
    'Since {since} nothing can be written to its store. Until that is mended nobody is reminded, claims and snoozes are not taken, and cards do not change.',
  'memory.outage.advice':
    'Look at “token status” yourself meanwhile. Whoever runs the bot: its log and /readyz name the cause, mostly a full disk, a network or a role.',
  'memory.over.title': 'The bot remembers again',
  'memory.over.text':
    'From {since} to {until} nothing could be written to its store. What was due meanwhile is said now.',
  'memory.over.advice':
    'A claim, snooze or “remind here” of that time may have to be done again; a reminder may come twice.',
  'failure.summary': 'That did not work (error {id})',
  'failure.title': 'That did not work',
  'failure.while.answer': 'Something went wrong while answering your message.',
  'failure.while.press': 'Something went wrong while handling that button.',
  'failure.while.install': 'Something went wrong while setting up here.',
  'note.may-not.other-tenant': 'This bot serves another organisation.',
  'note.may-not.not-in-it-team':
    'Only members of the IT team are served. Ask an owner of that team to add you.',
  'note.may-not.guest-may-not-act': 'Guests may read, not act. Ask a member of the IT team to press it.',
  'note.may-not.not-an-operator': 'Only operators may do this.',
  'note.may-not.operators-unreadable': 'Whether you are an operator could not be checked.',
  'note.may-not.read-only':
    'This bot is read-only here (ACTIONS=off). Use the links on the token’s card and do it in Intune.',
  'note.may-not.who': 'These may: {names}.',
  'no-sync.not-syncable': 'There is nothing to sync.',
  'no-sync.gone': 'It is not in Intune any more.',
  'no-sync.expired': 'It has expired, so Apple does not let it sync. Renew it first.',
  'no-sync.state-expired': 'Intune calls it expired, so it cannot sync. Renew it first.',
  'no-sync.state-invalid':
    'Intune calls it invalid: usually the Apple Account’s password or domain changed, it was disabled, or the token ended. Renew it first.',
  'no-sync.state-external-mdm':
    'It is in use by another MDM, or by Apple Business’s built-in device management. Find out who took it first.',
  'no-sync.state-duplicate':
    'Its location has another token in Intune. Look at both with “show” before you remove one: that deletes its apps and assignments.',
  'no-sync.in-progress': 'Intune is syncing it already.',
  'no-sync.too-soon': 'Intune allows one manual sync in 15 minutes.',
  'no-sync.not-readable': 'Its family cannot be read now, so it is not known whether it can be synced.',
  'no-sync.from': 'It is possible from {when}.',
} as const;
