import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { familyName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { stateWord } from '../../domain/guidance/sync-words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Token } from '../../domain/token.ts';
import type { TokenView } from '../../domain/view.ts';
import { expiryText } from './rows.ts';

/** One line of what is known about a token. */
export interface FactModel {
  readonly label: string;
  readonly value: string;
}

/** Text that clients cannot break and that is longer than this does not fit beside its label on a phone. */
const LONGEST_PIECE = 20;

/** Everything Intune says about the token, as it stands there. */
export function factsOf({ row, now, lookedAt }: TokenView, words: Words): FactModel[] {
  const { token } = row;
  const fact = factIn(words);
  const when = (at: Instant | undefined) => momentText(at, now, words);
  return [
    ...(token.family === 'push' ? [] : [fact('name', showable(token.name))]),
    fact('kind', familyName(words, token.family)),
    fact('expires', expiryText(row, words)),
    fact('account', shown(token.appleAccount)),
    // Little is remembered of what is gone, and a stand-in is no fact.
    ...(row.gone === undefined ? ownFacts(token, when, words) : []),
    fact('read', when(row.asOf ?? lookedAt)),
  ];
}

/**
 * What somebody who is to renew it needs at hand. After a wrong renewal these
 * would be the facts of the wrong certificate.
 */
export function remindedFacts(row: Row, words: Words): FactModel[] {
  const { token, headline } = row;
  if (headline?.kind === 'wrong-renewal') return [];
  const fact = factIn(words);
  return [
    fact('expires', expiryText(row, words)),
    fact('account', shown(token.appleAccount)),
    ...(row.gone === undefined ? ownReminded(token, words) : []),
  ];
}

function ownReminded(token: Token, words: Words): FactModel[] {
  const fact = factIn(words);
  if (token.family === 'push') return [fact('topic', shown(token.topic))];
  const { lastSyncAt } = token;
  const own =
    token.family === 'vpp'
      ? fact('location', shown(token.location))
      : fact('devices', numberOf(token.deviceCount, words));
  const lastSync = lastSyncAt === undefined ? words.t('fact.never') : words.stamp(lastSyncAt);
  return [own, fact('last-sync', lastSync)];
}

/** Such a value gets the whole width, below its label. */
export function needsWidth({ value }: FactModel): boolean {
  return value.split(/[\s-]/).some((piece) => piece.length > LONGEST_PIECE);
}

function ownFacts(token: Token, when: (at: Instant | undefined) => string, words: Words): FactModel[] {
  const fact = factIn(words);
  if (token.family === 'push')
    return [fact('topic', shown(token.topic)), fact('serial', shown(token.serial))];
  const portal = fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business'));
  switch (token.family) {
    case 'vpp':
      return [
        fact('location', shown(token.location)),
        fact('organisation', shown(token.organization)),
        portal,
        fact('state', stateWord(token.state, words)),
        fact('sync', words.known(`vpp-sync.${token.syncStatus}`) ?? showable(token.syncStatus)),
        fact('last-sync', when(token.lastSyncAt)),
      ];
    case 'ade':
      return [
        portal,
        fact('devices', numberOf(token.deviceCount, words)),
        fact('last-good-sync', when(token.lastSyncAt)),
        fact('last-sync-asked', when(token.syncTriggeredAt)),
        fact(
          'error-code',
          token.syncErrorCode === 0 ? words.t('fact.error-code.fine') : String(token.syncErrorCode),
        ),
      ];
  }
}

type FactName =
  | 'name'
  | 'kind'
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
