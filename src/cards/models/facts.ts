import type { Words } from '../../catalogue/words/words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { holdText } from '../../domain/guidance/reminder-words.ts';
import { stateWord } from '../../domain/guidance/sync-words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TokenView } from '../../domain/view.ts';
import { isByDate } from './deciding.ts';
import { expiryText } from './rows.ts';

/** One line of what is known about a token. */
export interface FactModel {
  readonly label: string;
  readonly value: string;
}

/** How it stands: the date where no sentence has it yet, and how its sync goes. */
export function nowFacts({ row, now }: TokenView, words: Words): FactModel[] {
  const { token, headline } = row;
  const fact = factIn(words);
  const expires =
    headline?.kind === 'wrong-renewal' || (headline !== undefined && isByDate(headline))
      ? []
      : [fact('expires', expiryText(row, words))];
  // Little is remembered of what is gone, and a stand-in is no fact.
  if (row.gone !== undefined) return expires;
  const when = (at: Instant | undefined) => momentText(at, now, words);
  switch (token.family) {
    case 'push':
      return expires;
    case 'vpp':
      return [
        ...expires,
        fact('state', stateWord(token.state, words)),
        fact('sync', words.known(`vpp-sync.${token.syncStatus}`) ?? showable(token.syncStatus)),
        fact('last-sync', when(token.lastSyncAt)),
      ];
    case 'ade':
      return [
        ...expires,
        fact('devices', numberOf(token.deviceCount, words)),
        fact('last-good-sync', when(token.lastSyncAt)),
        ...(token.syncErrorCode === 0 ? [] : [fact('error-code', String(token.syncErrorCode))]),
      ];
  }
}

/** Whose it is, and who has taken it on. */
export function whoFacts({ row, offers, now }: TokenView, words: Words): FactModel[] {
  const { token, headline } = row;
  const fact = factIn(words);
  const hold = offers?.owner ?? offers?.snoozed;
  const holds =
    offers === undefined || (headline === undefined && hold === undefined)
      ? []
      : [fact('holds', hold === undefined ? words.t('fact.nobody') : holdText(hold, now, words))];
  const account = headline?.kind === 'wrong-renewal' ? [] : [fact('account', shown(token.appleAccount))];
  if (token.family === 'push' || row.gone !== undefined) return [...holds, ...account];
  return [
    ...holds,
    ...account,
    fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business')),
    ...(token.family === 'vpp'
      ? [fact('location', shown(token.location)), fact('organisation', shown(token.organization))]
      : []),
  ];
}

/** What somebody at Microsoft or Apple asks for: ids to be copied as they are, and when it was read. */
export function supportFacts(
  { row, now, lookedAt }: TokenView,
  words: Words,
): { readonly codes: readonly FactModel[]; readonly facts: readonly FactModel[] } {
  const { token, asOf } = row;
  const fact = factIn(words);
  const when = (at: Instant | undefined) => momentText(at, now, words);
  const read = fact('read', when(asOf ?? lookedAt));
  if (token.family === 'push')
    return { codes: [fact('topic', shown(token.topic)), fact('serial', shown(token.serial))], facts: [read] };
  return {
    codes: [fact('id', showable(token.id, LONGEST_ID))],
    facts: [...(token.family === 'ade' ? [fact('last-sync-asked', when(token.syncTriggeredAt))] : []), read],
  };
}

/** Ids of Graph are shorter. */
const LONGEST_ID = 128;

type FactName =
  | 'holds'
  | 'id'
  | 'expires'
  | 'account'
  | 'read'
  | 'topic'
  | 'serial'
  | 'location'
  | 'organisation'
  | 'belongs-to'
  | 'state'
  | 'sync'
  | 'last-sync'
  | 'last-good-sync'
  | 'last-sync-asked'
  | 'devices'
  | 'error-code';

/** Makes a line of a name and a value that may be shown; what is not known says so. */
function factIn(words: Words): (name: FactName, value: string | undefined) => FactModel {
  return (name, value) => ({
    label: words.t(`fact.${name}`),
    value: value ?? words.t('value.not-known'),
  });
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : showable(text);
}

function numberOf(count: number | undefined, words: Words): string | undefined {
  return count === undefined ? undefined : words.number(count);
}

function momentText(at: Instant | undefined, now: Instant, words: Words): string {
  if (at === undefined) return words.t('fact.never');
  return words.t('fact.moment', { when: words.moment(at, now), ago: words.ago(now - at) });
}
