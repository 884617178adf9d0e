import { type Family, familyOf } from '../../catalogue/families/families.ts';
import { isOpen } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { Ask, MessageRef } from '../../domain/conversation.ts';
import { familyNamed, findRows } from '../../domain/find-tokens.ts';
import { rowOf, type Sight, syncItem, syncView, tokenView } from '../../domain/sight.ts';
import { generation, type Token, type TokenRef } from '../../domain/token.ts';
import type { View } from '../../domain/view.ts';
import { noSuchToken } from '../one-token.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { askSync, startInBackground, withAsked } from './ask-sync.ts';
import { changeHold } from './holds.ts';

/** An answer to a typed command, and what is to be done once its message is out. */
export interface ActAnswer {
  readonly view: View;
  readonly onSent?: (message: MessageRef) => Promise<void>;
}

/** `sync <vpp or ade> [name]`: one is started, several are asked about once, on the card. */
export async function syncNamed(said: string, ask: Ask, dependencies: ActDependencies): Promise<ActAnswer> {
  const sight = await dependencies.read();
  const { rows } = sight.assessment;
  const family = familyNamed(said);
  // What cannot be synced is meant only by whoever names it.
  const possible = family === undefined ? rows.filter(({ token }) => canSync(token.family)) : rows;
  const meant = findRows(possible, said);
  const [only] = meant;
  if (only === undefined) {
    const tokens = possible.map(({ token }) => token);
    return { view: noSuchToken(sight.assessment, said, tokens) };
  }
  if (meant.length === 1) return syncOne(only, sight, ask, dependencies);
  if (family !== undefined && canSync(family)) return { view: syncAllView(family, meant, sight) };
  return { view: { view: 'choose', command: 'sync', said, tokens: meant.map(({ token }) => token) } };
}

async function syncOne(row: Row, sight: Sight, ask: Ask, dependencies: ActDependencies): Promise<ActAnswer> {
  const { board } = dependencies;
  const asked = await askSync(row, sight.assessment.now, sight, ask, dependencies);
  if (asked.asked === 'refused') {
    const { family, id, name } = row.token;
    const item = { about: { family, id }, name, offer: asked.offer };
    return { view: { view: 'sync', now: sight.assessment.now, items: [item] } };
  }
  startInBackground([asked], dependencies);
  return {
    view: syncView([asked.record.about], withAsked(sight, [asked])),
    onSent: async (message) => {
      await board.keep({ kind: 'syncs', about: [asked.record.about] }, message);
      // It may have ended before anybody kept this message.
      await board.showSoon([asked.record.about]);
    },
  };
}

/** Whether there is anything to sync in the family. */
function canSync(family: Family): boolean {
  return familyOf(family).sync !== undefined;
}

function syncAllView(family: Family, rows: readonly Row[], sight: Sight): View {
  // How the last one ended does not matter here; one that runs does.
  const items = rows.map(({ token }) => {
    const { sync, ...item } = syncItem({ family: token.family, id: token.id }, sight);
    return sync !== undefined && isOpen(sync) ? { ...item, sync } : item;
  });
  const rank = ({ offer }: (typeof items)[number]) => (offer?.offer === 'sync' ? 0 : 1);
  return {
    view: 'sync-all',
    now: sight.assessment.now,
    family,
    items: items.sort((one, other) => rank(one) - rank(other)),
  };
}

/** `claim <token>`, `release [token]`; a release without a token gives back what the person has claimed. */
export async function holdNamed(
  verb: 'claim' | 'release',
  said: string,
  ask: Ask,
  dependencies: ActDependencies,
): Promise<ActAnswer> {
  const sight = await dependencies.read();
  const { rows } = sight.assessment;
  const meant = verb === 'release' && said === '' ? claimedBy(ask, sight) : findRows(rows, said);
  const [only] = meant;
  if (only === undefined) return { view: noSuchToken(sight.assessment, said) };
  if (meant.length > 1 || (verb === 'claim' && said === '')) {
    return { view: { view: 'choose', command: 'show', said, tokens: meant.map(({ token }) => token) } };
  }
  const { family, id } = only.token;
  const button = { verb, ref: { family, id }, generation: generation(only.token) };
  await changeHold(button, only, sight, ask, dependencies);
  await dependencies.board.showSoon([only.token]);
  return { view: present(only, await dependencies.read()) };
}

/** The card of a token as it is now. */
function present(row: Row, sight: Sight): View {
  return tokenView(rowOf(sight, row.token) ?? row, sight);
}

function claimedBy({ person }: Ask, { assessment, reminders }: Sight): Row[] {
  const { objectId = '', teamsId } = person;
  return [...reminders.values()].flatMap(({ hold, about }) => {
    const own = hold?.kind === 'claim' && (hold.by.teamsId === teamsId || hold.by.objectId === objectId);
    const row = own ? assessment.rows.find(({ token }) => isSame(token, about)) : undefined;
    return row === undefined ? [] : [row];
  });
}

/** `history [token]`: of everything, or of the one token that is meant. */
export async function historyOf(
  said: string,
  dependencies: ActDependencies,
): Promise<Token | undefined | View> {
  if (said === '') return undefined;
  const sight = await dependencies.read();
  const rows = findRows(sight.assessment.rows, said);
  const tokens = rows.map(({ token }) => token);
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return rowOf(sight, only.token)?.token;
  return only === undefined
    ? noSuchToken(sight.assessment, said)
    : { view: 'choose', command: 'history', said, tokens };
}

function isSame(one: TokenRef, other: TokenRef): boolean {
  return one.family === other.family && one.id === other.id;
}
