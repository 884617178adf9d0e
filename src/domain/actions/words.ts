import type { SyncOffer } from '../../catalogue/families/sync.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { troubleOf } from '../guidance/unreadable.ts';
import type { Instant } from '../instant.ts';
import type { RefusedView } from '../view.ts';

/** Why somebody may not, and who may as far as their names are known. Plain text. */
export function refusalText({ reason, who = [], unreadable }: RefusedView, words: Words): string {
  return [
    words.t(`note.may-not.${reason}`),
    ...(unreadable === undefined ? [] : [troubleOf(unreadable, words, 'Entra').what]),
    ...(who.length === 0 ? [] : [words.t('note.may-not.who', { names: who.join(', ') })]),
  ].join(' ');
}

/** Why a token cannot be synced, and when it will be possible; undefined when it can. */
export function noSyncText(offer: SyncOffer, now: Instant, words: Words): string | undefined {
  if (offer.offer === 'sync') return undefined;
  const why = words.t(`no-sync.${offer.reason}`);
  if (offer.from === undefined) return why;
  return `${why} ${words.t('no-sync.from', { when: words.moment(offer.from, now) })}`;
}
