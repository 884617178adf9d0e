import { accept } from './accept.ts';
import { acceptSure } from './accept-sure.ts';
import { back } from './back.ts';
import { checkNow } from './check-now.ts';
import { claim } from './claim.ts';
import type { Command, Wants } from './command.ts';
import { escalateHere } from './escalate-here.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { language } from './language.ts';
import { release } from './release.ts';
import { remindHere } from './remind-here.ts';
import { renew } from './renew.ts';
import { renewFamily } from './renew-family.ts';
import { show } from './show.ts';
import { SMALL_TALK, type SmallTalk } from './small-talk.ts';
import { snooze } from './snooze.ts';
import { snoozed } from './snoozed.ts';
import { status } from './status.ts';
import { stopRemindingHere } from './stop-reminding-here.ts';
import { sync } from './sync.ts';
import { syncAll } from './sync-all.ts';
import { syncLook } from './sync-look.ts';
import { upcoming } from './upcoming.ts';
import { version } from './version.ts';
import { wake } from './wake.ts';
import { where } from './where.ts';

/**
 * Everything that can be asked of the bot, in the order a newcomer needs it. The name is what flows, log, metrics
 * and the history call it, and the verb of its button.
 */
export const COMMANDS = {
  status,
  show,
  renew,
  back,
  'renew-family': renewFamily,
  'check-now': checkNow,
  sync,
  'sync-all': syncAll,
  'sync-look': syncLook,
  upcoming,
  'remind-here': remindHere,
  'escalate-here': escalateHere,
  'stop-reminding-here': stopRemindingHere,
  history,
  claim,
  release,
  snooze,
  wake,
  snoozed,
  accept,
  'accept-sure': acceptSure,
  where,
  language,
  version,
  help,
} as const satisfies { readonly [name: string]: Command };

type Commands = typeof COMMANDS;
export type CommandName = keyof Commands;

/** Commands that can be typed. */
export type TypedName = {
  [N in CommandName]: Commands[N] extends { readonly typed: object } ? N : never;
}[CommandName];

/** Commands that have a button; the name is its verb. */
export type Verb = {
  [N in CommandName]: Commands[N] extends { readonly button: object } ? N : never;
}[CommandName];

/** What a typed line can mean. */
export type SaidName = TypedName | SmallTalk;

/** What was typed, as far as it is understood without knowing the tokens. */
export interface Said {
  readonly command: SaidName;
  /** What followed the command, as it was typed; of what was not understood all of it. */
  readonly argument: string;
}

/** What a command needs of the one who asks for it. */
export function wantsOf(name: CommandName | SmallTalk): Wants {
  return name in SMALL_TALK ? SMALL_TALK[name as SmallTalk].wants : COMMANDS[name as CommandName].wants;
}

/** The commands that can be typed, in their order. */
export const TYPED: readonly TypedName[] = Object.entries<Command>(COMMANDS).flatMap(([name, { typed }]) =>
  typed === undefined ? [] : [name as TypedName],
);
