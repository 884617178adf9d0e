import { isOpen } from '../../domain/actions/sync.ts';
import type { Row } from '../../domain/assess.ts';
import type { Ask, MessageRef } from '../../domain/conversation.ts';
import { familyNamed, findRows } from '../../domain/find-tokens.ts';
import { generation, type TokenRef } from '../../domain/token.ts';
import type { View } from '../../domain/view.ts';
import type { Sight } from '../remind/cycle.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { actSight, rowOf, tokenViewOf } from './act-sight.ts';
import { askSync, startInBackground, withAsked } from './ask-sync.ts';
import { noteShown } from './claim-sync.ts';
import { syncItem, syncView } from './deliver-sync.ts';
import { changeHold } from './holds.ts';
import { reviseOpenCards } from './open-cards.ts';

/** An answer to a typed command, and what is to be done once its message is out. */
export interface ActAnswer {
  readonly view: View;
  readonly onSent?: (message: MessageRef) => Promise<void>;
}

/** `sync <vpp or ade> [name]`: one is started, several are asked about once, on the card. */
export async function syncNamed(said: string, ask: Ask, dependencies: ActDependencies): Promise<ActAnswer> {
  const sight = await actSight(dependencies);
  const { family, name } = parseSync(said);
  const { rows } = sight.assessment;
  const syncable = rows.filter(({ token }) => token.family !== 'push' || family === 'push');
  const inFamily = family === undefined ? syncable : rows.filter(({ token }) => token.family === family);
  const meant = findRows(inFamily, name);
  const [only] = meant;
  if (only === undefined) {
    return { view: { view: 'no-such-token', said, tokens: inFamily.map(({ token }) => token) } };
  }
  if (meant.length === 1) return syncOne(only, sight, ask, dependencies);
  if (name === '' && (family === 'vpp' || family === 'ade')) {
    return { view: syncAllView(family, meant, sight, dependencies) };
  }
  return { view: { view: 'choose', command: 'sync', said, tokens: meant.map(({ token }) => token) } };
}

async function syncOne(row: Row, sight: Sight, ask: Ask, dependencies: ActDependencies): Promise<ActAnswer> {
  const { memory } = dependencies;
  const asked = await askSync(row, sight.assessment.now, sight, ask, dependencies);
  if (asked.asked === 'refused') {
    const { family, id, name } = row.token;
    const item = { about: { family, id }, name, offer: asked.offer };
    return { view: { view: 'sync', now: sight.assessment.now, items: [item] } };
  }
  startInBackground([asked], dependencies);
  return {
    view: syncView([asked.record.about], withAsked(sight, [asked]), dependencies),
    onSent: (message) => noteShown([asked.record], message, memory.syncs),
  };
}

function syncAllView(
  family: 'vpp' | 'ade',
  rows: readonly Row[],
  sight: Sight,
  dependencies: ActDependencies,
): View {
  // How the last one ended does not matter here; one that runs does.
  const items = rows.map(({ token }) => {
    const { sync, ...item } = syncItem({ family: token.family, id: token.id }, sight, dependencies);
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

/** `vpp`, `vpp all`, `ade Contoso Macs`, or a name alone. */
function parseSync(said: string): { family: ReturnType<typeof familyNamed>; name: string } {
  const words = said.split(' ');
  for (let count = words.length; count > 0; count -= 1) {
    const family = familyNamed(words.slice(0, count).join(' '));
    if (family !== undefined) return { family, name: withoutAll(words.slice(count).join(' ')) };
  }
  return { family: undefined, name: withoutAll(said) };
}

function withoutAll(name: string): string {
  return /^(all|every|everything|\*)$/i.test(name.trim()) ? '' : name.trim();
}

/** `claim <token>`, `release [token]`; a release without a token gives back what the person has claimed. */
export async function holdNamed(
  verb: 'claim' | 'release',
  said: string,
  ask: Ask,
  dependencies: ActDependencies,
): Promise<ActAnswer> {
  const sight = await actSight(dependencies);
  const { rows } = sight.assessment;
  const meant = verb === 'release' && said === '' ? claimedBy(ask, sight) : findRows(rows, said);
  const [only] = meant;
  if (only === undefined)
    return { view: { view: 'no-such-token', said, tokens: rows.map(({ token }) => token) } };
  if (meant.length > 1 || (verb === 'claim' && said === '')) {
    return { view: { view: 'choose', command: 'show', said, tokens: meant.map(({ token }) => token) } };
  }
  const { family, id } = only.token;
  const button = { verb, ref: { family, id }, generation: generation(only.token) };
  await changeHold(button, only, sight, ask, dependencies);
  dependencies.background.run('show a claim on reminder cards', async () => {
    await reviseOpenCards([only.token], dependencies);
  });
  return { view: tokenViewOf(only, await actSight(dependencies), dependencies) };
}

function claimedBy({ person }: Ask, { assessment, reminders }: Sight): Row[] {
  const { objectId = '', teamsId } = person;
  return [...reminders.values()].flatMap(({ value }) => {
    const { hold, about } = value;
    const own = hold?.kind === 'claim' && (hold.by.teamsId === teamsId || hold.by.objectId === objectId);
    const row = own ? assessment.rows.find(({ token }) => isSame(token, about)) : undefined;
    return row === undefined ? [] : [row];
  });
}

/** `history [token]`: of everything, or of the one token that is meant. */
export async function historyOf(
  said: string,
  dependencies: ActDependencies,
): Promise<TokenRef | undefined | View> {
  if (said === '') return undefined;
  const sight = await actSight(dependencies);
  const rows = findRows(sight.assessment.rows, said);
  const tokens = rows.map(({ token }) => token);
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return rowOf(sight, only.token)?.token;
  return only === undefined
    ? { view: 'no-such-token', said, tokens: sight.assessment.rows.map(({ token }) => token) }
    : { view: 'choose', command: 'history', said, tokens };
}

function isSame(one: TokenRef, other: TokenRef): boolean {
  return one.family === other.family && one.id === other.id;
}
