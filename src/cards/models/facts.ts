import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { familyName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
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
  return [
    ...(token.family === 'push' ? [] : [fact('Name', token.name)]),
    fact('Kind', familyName(words, token.family)),
    fact('Expires', expiryText(row, words)),
    fact('Apple Account (Apple ID)', token.appleAccount),
    // Little is remembered of what is gone, and a stand-in is no fact.
    ...(row.gone === undefined ? ownFacts(token, (at) => moment(at, now, words)) : []),
    fact('Read from Intune', moment(row.asOf ?? lookedAt, now, words)),
  ];
}

/**
 * What somebody who is to renew it needs at hand. After a wrong renewal these
 * would be the facts of the wrong certificate.
 */
export function remindedFacts(row: Row, words: Words): FactModel[] {
  const { token, headline } = row;
  if (headline?.kind === 'wrong-renewal') return [];
  return [
    fact('Expires', expiryText(row, words)),
    fact('Apple Account (Apple ID)', token.appleAccount),
    ...(row.gone === undefined ? ownReminded(token, words) : []),
  ];
}

function ownReminded(token: Token, words: Words): FactModel[] {
  const sync = token.family === 'push' || token.lastSyncAt === undefined ? undefined : token.lastSyncAt;
  const lastSync = fact('Last sync', sync === undefined ? 'never, or not known' : words.stamp(sync));
  switch (token.family) {
    case 'push':
      return [fact('Topic (UID)', token.topic)];
    case 'vpp':
      return [fact('Location', token.location), lastSync];
    case 'ade':
      return [fact('Devices', token.deviceCount?.toLocaleString('en-GB')), lastSync];
  }
}

/** Such a value gets the whole width, below its label. */
export function needsWidth({ value }: FactModel): boolean {
  return value.split(/[\s-]/).some((piece) => piece.length > LONGEST_PIECE);
}

function ownFacts(token: Token, when: (at: Instant | undefined) => string): FactModel[] {
  switch (token.family) {
    case 'push':
      return [fact('Topic (UID)', token.topic), fact('Serial number', token.serial)];
    case 'vpp':
      return [
        fact('Location', token.location),
        fact('Organisation', token.organization),
        fact('Belongs to', portal(token.school)),
        fact('State in Intune', token.state),
        fact('Sync in Intune', token.syncStatus),
        fact('Last sync', when(token.lastSyncAt)),
      ];
    case 'ade':
      return [
        fact('Belongs to', portal(token.school)),
        fact('Devices', token.deviceCount?.toLocaleString('en-GB')),
        fact('Last good sync', when(token.lastSyncAt)),
        fact('Last sync asked for', when(token.syncTriggeredAt)),
        fact('Sync error code', token.syncErrorCode === 0 ? '0 (fine)' : String(token.syncErrorCode)),
      ];
  }
}

function fact(label: string, value: string | undefined): FactModel {
  return { label, value: value === undefined ? 'not known' : showable(value) };
}

function moment(at: Instant | undefined, now: Instant, words: Words): string {
  return at === undefined ? 'never, or not known' : `${words.moment(at, now)}, ${words.ago(now - at)}`;
}

function portal(school: boolean): string {
  return school ? 'Apple School Manager' : 'Apple Business (Manager)';
}
