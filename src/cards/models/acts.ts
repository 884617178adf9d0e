import type { OnStatus } from '../../catalogue/commands/fields.ts';
import { REASON_LENGTH } from '../../catalogue/commands/snooze.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Offers } from '../../domain/actions/offers.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TokenRef } from '../../domain/token.ts';
import type { Look } from '../look.ts';
import { type ButtonModel, buttonModel } from './parts.ts';

/** The token the buttons are about. */
export interface ActSubject {
  readonly ref: TokenRef;
  /** Undefined where it is not known what may be done: then nothing is offered. */
  readonly offers?: Offers | undefined;
  readonly sync?: SyncRecord | undefined;
  readonly now: Instant;
  /** On a row of the status card: that card is shown again. */
  readonly place?: OnStatus | undefined;
}

/** The form that snooze unfolds. */
export interface SnoozeModel extends ButtonModel {
  readonly first: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly longest: number;
}

/** Taking it on, giving it back, or ending its quiet time, whichever applies. */
export function holdButton(
  { ref, offers, place }: ActSubject,
  { actions, words }: Look,
): ButtonModel | undefined {
  if (actions === 'off' || offers === undefined) return undefined;
  const about = { ref, generation: offers.generation, ...place };
  if (offers.owner !== undefined)
    return buttonModel(words.t('button.release'), { verb: 'release', ...about });
  if (offers.snoozed !== undefined) return buttonModel(words.t('button.wake'), { verb: 'wake', ...about });
  return offers.claim ? buttonModel(words.t('button.claim'), { verb: 'claim', ...about }) : undefined;
}

export function snoozeModel({ ref, offers }: ActSubject, { actions, words }: Look): SnoozeModel | undefined {
  const [first] = offers?.snooze ?? [];
  if (actions === 'off' || offers === undefined || first === undefined) return undefined;
  return {
    ...buttonModel(words.t('button.snooze'), { verb: 'snooze', ref, generation: offers.generation }),
    first: first.key,
    choices: offers.snooze.map(({ key, until }) => ({
      title: words.t(`snooze.choice.${key}`, { when: words.slot(until) }),
      value: key,
    })),
    longest: REASON_LENGTH,
  };
}

/** Another certificate was meant: asks once more, because the way back is then no longer shown. */
export function acceptButton({ ref, offers }: ActSubject, { actions, words }: Look): ButtonModel | undefined {
  if (actions === 'off' || offers?.accept !== true) return undefined;
  return buttonModel(words.t('button.accept'), { verb: 'accept', ref, generation: offers.generation });
}

export function syncButton(subject: ActSubject, { actions, words }: Look): ButtonModel | undefined {
  return actions === 'off' ? undefined : syncOrLook(subject, words);
}

/** A green card stays green: the sync it offers is shown elsewhere. */
export function syncBeside(subject: ActSubject, { actions, words }: Look): ButtonModel | undefined {
  return actions === 'off' ? undefined : syncOrLook(subject, words, 1);
}

function syncOrLook(
  { ref, offers, sync, now, place }: ActSubject,
  words: Words,
  beside?: 1,
): ButtonModel | undefined {
  const isRunning = sync !== undefined && sync.end === undefined;
  const mark = beside === undefined ? {} : { beside };
  if (isRunning) return buttonModel(words.t('button.sync-look'), { verb: 'sync-look', ref, ...mark });
  if (offers?.sync.offer !== 'sync') return undefined;
  return buttonModel(words.t('button.sync'), { verb: 'sync', ref, seen: now, ...mark, ...place });
}
