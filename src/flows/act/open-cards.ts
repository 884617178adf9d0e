import type { ReminderCard } from '../../domain/reminder-card.ts';
import type { TokenRef } from '../../domain/token.ts';
import { refKey } from '../../domain/token.ts';
import type { Kept } from '../../ports.ts';
import { sayDependencies } from '../remind/cycle.ts';
import { revise } from '../remind/revise.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { actSight } from './act-sight.ts';

/** The reminder card a message shows, while something on it is still open. */
export async function openCardAt(
  messageId: string | undefined,
  { cycle }: ActDependencies,
): Promise<Kept<ReminderCard> | undefined> {
  if (messageId === undefined) return undefined;
  for await (const kept of cycle.memory.cards.list()) {
    const shows = Object.values(kept.value.messages).some((message) => message.messageId === messageId);
    if (shows) return kept;
  }
  return undefined;
}

/** Shows the present state on every open reminder card that speaks of one of these tokens; how many there are. */
export async function reviseOpenCards(
  refs: readonly TokenRef[],
  dependencies: ActDependencies,
): Promise<number> {
  const keys = new Set(refs.map(refKey));
  const cards = await Array.fromAsync(dependencies.cycle.memory.cards.list());
  const concerned = cards.filter(({ value }) => value.items.some(({ about }) => keys.has(refKey(about))));
  if (concerned.length === 0) return 0;
  const say = sayDependencies(dependencies.cycle, await actSight(dependencies));
  for (const { name } of concerned) await revise({ cardId: name, resolved: new Map() }, say);
  return concerned.length;
}
