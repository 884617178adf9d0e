import { REASON_LENGTH } from '../../catalogue/commands/snooze.ts';
import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Offers } from '../../domain/actions/offers.ts';
import type { SnoozeChoice } from '../../domain/actions/snooze.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TokenRef } from '../../domain/token.ts';
import type { Look } from '../look.ts';
import { type ButtonModel, buttonModel, optional } from './parts.ts';

/** What may be done about one token, as the templates show it. */
export interface ActsModel {
  /** None or one: claim, release or wake. */
  readonly hold: readonly ButtonModel[];
  /** None or one: the form that snooze unfolds. */
  readonly snoozes: readonly SnoozeModel[];
  /** Sync and accept, at most two. */
  readonly more: readonly ButtonModel[];
}

interface SnoozeModel extends ButtonModel {
  readonly first: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly longest: number;
}

export interface ActSubject {
  readonly ref: TokenRef;
  readonly offers: Offers | undefined;
  readonly sync: SyncRecord | undefined;
  readonly now: Instant;
}

export const NO_ACTS: ActsModel = { hold: [], snoozes: [], more: [] };

/** Whether a sync may end one of them, or at least show what is behind it. */
export function syncHelps(findings: readonly Finding[]): boolean {
  return findings.some(({ kind }) => FINDINGS[kind].helps === 'sync');
}

/** Nothing on a bot that only reads, and nothing where it is not known what may be done. */
export function actsModel(subject: ActSubject, { actions, words }: Look): ActsModel {
  const { offers, ref } = subject;
  if (actions === 'off' || offers === undefined) return NO_ACTS;
  const about = { ref, generation: offers.generation };
  return {
    hold: optional(holdButton(offers, about, words)),
    snoozes: optional(snoozeModel(offers.snooze, about, words)),
    more: [
      ...optional(syncButton(subject, words)),
      ...(offers.accept ? [buttonModel(words.t('button.accept'), { verb: 'accept', ...about })] : []),
    ],
  };
}

/** A green card stays green: the sync it offers is shown elsewhere. */
export function syncBeside(subject: ActSubject, { actions, words }: Look): ButtonModel | undefined {
  return actions === 'off' ? undefined : syncButton(subject, words, 1);
}

/** Which token, as the card shows it. */
interface About {
  readonly ref: TokenRef;
  readonly generation: string;
}

function holdButton({ owner, snoozed, claim }: Offers, about: About, words: Words): ButtonModel | undefined {
  if (owner !== undefined) return buttonModel(words.t('button.release'), { verb: 'release', ...about });
  if (snoozed !== undefined) return buttonModel(words.t('button.wake'), { verb: 'wake', ...about });
  return claim ? buttonModel(words.t('button.claim'), { verb: 'claim', ...about }) : undefined;
}

function snoozeModel(choices: readonly SnoozeChoice[], about: About, words: Words): SnoozeModel | undefined {
  const [first] = choices;
  if (first === undefined) return undefined;
  return {
    ...buttonModel(words.t('button.snooze'), { verb: 'snooze', ...about }),
    first: first.key,
    choices: choices.map(({ key, until }) => ({
      title: words.t(`snooze.choice.${key}`, { when: words.slot(until) }),
      value: key,
    })),
    longest: REASON_LENGTH,
  };
}

function syncButton(
  { ref, offers, sync, now }: ActSubject,
  words: Words,
  beside?: 1,
): ButtonModel | undefined {
  const isRunning = sync !== undefined && sync.end === undefined;
  if (isRunning) return buttonModel(words.t('button.sync-look'), { verb: 'sync-look', ref, ...mark(beside) });
  if (offers?.sync.offer !== 'sync') return undefined;
  return buttonModel(words.t('button.sync'), { verb: 'sync', ref, seen: now, ...mark(beside) });
}

/** No client shows more of them side by side on a phone. */
const BUTTONS_A_ROW = 3;

/** The buttons that follow snooze, sync and accept in the same row, and those that have no room there. */
export function beneath(
  { snoozes, more }: ActsModel,
  buttons: readonly ButtonModel[],
): { readonly buttons: readonly ButtonModel[]; readonly rest: readonly ButtonModel[] } {
  const room = BUTTONS_A_ROW - snoozes.length - more.length;
  return { buttons: buttons.slice(0, room), rest: buttons.slice(room) };
}

function mark(beside: 1 | undefined): { beside?: 1 } {
  return beside === undefined ? {} : { beside };
}
