/** One command as people see it: in the help card, the Teams command menu and the README. */
export interface CommandWord {
  /** What to type, without the variable part. */
  readonly word: string;
  /** What may follow the word, for people; empty when nothing may. */
  readonly takes: string;
  /** What it answers, in one short sentence. */
  readonly what: string;
  /** Other ways to say the same. */
  readonly aliases: readonly string[];
}

/** In the order a newcomer needs them. */
export const COMMANDS = [
  {
    word: 'token status',
    takes: '[push, vpp, ade or a name]',
    what: 'Every Apple token, most urgent first.',
    aliases: ['status', 'tokens', 'token', 'list'],
  },
  {
    word: 'show',
    takes: '<token>',
    what: 'One token with every fact and its steps.',
    aliases: ['details', 'info'],
  },
  {
    word: 'renew',
    takes: '<token, push, vpp or ade>',
    what: 'How to renew it, step by step, with what to avoid.',
    aliases: ['renewal', 'how to renew'],
  },
  {
    word: 'check now',
    takes: '',
    what: 'Reads Intune now and says what changed.',
    aliases: ['check', 'refresh', 'reload'],
  },
  {
    word: 'sync',
    takes: '<vpp or ade> [name]',
    what: 'Syncs location or enrolment tokens with Apple and says how it ended.',
    aliases: ['sync now', 'synchronise', 'synchronize'],
  },
  {
    word: 'upcoming',
    takes: '',
    what: 'What I will say in the next 90 days, and when.',
    aliases: ['coming up', 'preview', 'what is next'],
  },
  {
    word: 'remind here',
    takes: '',
    what: 'Reminders go to this channel or chat.',
    aliases: ['remind me here', 'notify here'],
  },
  {
    word: 'stop reminding here',
    takes: '',
    what: 'No more reminders in this channel or chat.',
    aliases: ['stop reminders here', 'stop here'],
  },
  {
    word: 'history',
    takes: '[token]',
    what: 'Renewals, syncs, claims and snoozes: who, what and when.',
    aliases: ['log', 'record'],
  },
  {
    word: 'snoozed',
    takes: '',
    what: 'Everything that is snoozed, until when and by whom.',
    aliases: ['snoozes', 'list snoozed'],
  },
  {
    word: 'claim',
    takes: '<token>',
    what: 'You are renewing it: quiet until the next step, and I watch for it.',
    aliases: ['i am renewing', "i'm renewing"],
  },
  {
    word: 'release',
    takes: '[token]',
    what: 'Gives back what you said you would renew.',
    aliases: ['unclaim'],
  },
  {
    word: 'where',
    takes: '',
    what: 'Where reminders go, and when they last arrived.',
    aliases: ['destinations'],
  },
  { word: 'help', takes: '', what: 'What I can do.', aliases: ['?', 'commands', 'what can you do'] },
] as const satisfies readonly CommandWord[];

export type CommandName = (typeof COMMANDS)[number]['word'];
