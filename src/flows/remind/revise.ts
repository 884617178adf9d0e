import type { Intent } from '../../domain/plan/intent.ts';
import { factsOf } from '../../domain/plan/reminder.ts';
import type { CardItem, ReminderCard, Resolution } from '../../domain/reminder-card.ts';
import { refKey } from '../../domain/token.ts';
import type { Delivery, Kept } from '../../ports.ts';
import { noteDelivery } from './destinations.ts';
import { type SayDependencies, sendTo } from './say.ts';

/** What the looks changed about cards that are already out: by card id, what is to be marked as over. */
export interface Revision {
  readonly cardId: string;
  readonly resolved: ReadonlyMap<string, Resolution>;
}

/** Which open cards have to be shown anew, and what on them is over. */
export function revisionsOf(intents: readonly Intent[], now: number): Revision[] {
  const byCard = new Map<string, Map<string, Resolution>>();
  for (const intent of intents) {
    if (intent.do === 'leave') continue;
    for (const cardId of intent.before?.cards ?? []) {
      const resolved = byCard.get(cardId) ?? new Map<string, Resolution>();
      byCard.set(cardId, resolved);
      if (intent.do === 'resolve') resolved.set(refKey(intent.about), resolutionOf(intent, now));
    }
  }
  return [...byCard].map(([cardId, resolved]) => ({ cardId, resolved }));
}

function resolutionOf(intent: Extract<Intent, { do: 'resolve' }>, at: number): Resolution {
  const { before, row, reason } = intent;
  const owner = before.hold?.kind === 'claim' ? before.hold.by.name : undefined;
  return {
    reason,
    at,
    before: before.facts,
    ...(row === undefined ? {} : { after: factsOf(row.token) }),
    ...(owner === undefined ? {} : { renewedBy: owner }),
  };
}

/** Brings every message of the card up to date; a card whose matters are all over is closed once all have it. */
export async function revise({ cardId, resolved }: Revision, dependencies: SayDependencies): Promise<void> {
  const { memory } = dependencies;
  const kept = await memory.cards.get(cardId);
  if (kept === undefined) return;
  const items = kept.value.items.map((item): CardItem => {
    const resolution = resolved.get(refKey(item.about));
    return resolution === undefined ? item : { ...item, resolved: resolution };
  });
  await refresh({ ...kept, value: { ...kept.value, items, stale: true } }, dependencies);
}

/** Whether some message shows an older state, or somebody has not got a card yet. */
export async function isAnyBehind({ memory }: SayDependencies): Promise<boolean> {
  for await (const { value } of memory.cards.list()) if (isBehind(value)) return true;
  return false;
}

function isBehind({ stale, owed }: ReminderCard): boolean {
  return stale || owed.length > 0;
}

/** Brings up to date what is behind. */
export async function catchUp(dependencies: SayDependencies, signal: AbortSignal): Promise<void> {
  for await (const kept of dependencies.memory.cards.list()) {
    if (signal.aborted) return;
    if (isBehind(kept.value)) await refresh(kept, dependencies);
  }
}

async function refresh(kept: Kept<ReminderCard>, dependencies: SayDependencies): Promise<void> {
  const { memory } = dependencies;
  const over = isOver(kept.value);
  // Who has not heard of a trouble that is over need not hear of it any more.
  const owing = over ? { ...kept.value, owed: [] } : await payOwed(kept.value, dependencies);
  const card = owing.stale ? await updateMessages(owing, dependencies) : owing;
  if (isOver(card) && !card.stale) await memory.cards.remove(kept.name, { version: kept.version });
  else await memory.cards.put(kept.name, card, { version: kept.version });
}

async function payOwed(card: ReminderCard, dependencies: SayDependencies): Promise<ReminderCard> {
  let paid = card;
  for (const name of card.owed) paid = await sendTo(name, paid, dependencies);
  return paid;
}

async function updateMessages(card: ReminderCard, dependencies: SayDependencies): Promise<ReminderCard> {
  const { memory, messenger, clock, log, show } = dependencies;
  const content = show(card);
  const messages: Record<string, ReminderCard['messages'][string]> = {};
  let stale = false;
  for (const [name, message] of Object.entries(card.messages)) {
    const delivery = await messenger.update(message, content);
    log.info({ card: card.id, destination: name, outcome: delivery.outcome }, 'reminder updated');
    await noteDelivery(memory.destinations, name, delivery, clock());
    if (isLost(delivery)) continue;
    messages[name] = message;
    stale ||= delivery.outcome === 'try-later';
  }
  return { ...card, messages, stale };
}

function isLost({ outcome }: Delivery): boolean {
  return outcome === 'message-gone' || outcome === 'destination-gone';
}

function isOver({ items }: ReminderCard): boolean {
  return items.every(({ resolved }) => resolved !== undefined);
}
