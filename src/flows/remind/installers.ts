import type { ReminderCard } from '../../domain/reminder-card.ts';
import type { Place } from '../../ports.ts';
import { outcomeOf } from './destinations.ts';
import type { SayDependencies } from './say.ts';

/**
 * When no channel can be reached, those who installed the bot get the card personally, each once. Undefined when
 * nobody could be told.
 */
export async function tellInstallers(
  card: ReminderCard,
  dependencies: SayDependencies,
): Promise<ReminderCard | undefined> {
  const { memory, messenger, log, show } = dependencies;
  const told = new Set<string>();
  const messages: Record<string, ReminderCard['messages'][string]> = {};
  for await (const { value } of memory.places.list()) {
    const { installer, address } = value;
    const who = installer.objectId ?? installer.teamsId;
    if (told.has(who) || !(await mayHear(value, dependencies))) continue;
    told.add(who);
    const delivery = await messenger.postToPerson(installer, address, show(card));
    log.warn(
      { card: card.id, installer: installer.objectId, ...outcomeOf(delivery) },
      'no channel could be reached, the installer is told',
    );
    if (delivery.outcome === 'delivered') messages[`person/${who}`] = delivery.message;
  }
  return Object.keys(messages).length > 0 ? { ...card, messages } : undefined;
}

/**
 * Members of the IT team only. When the team can no longer be asked, because the bot was taken out of it, what was
 * true at the installation counts.
 */
async function mayHear({ installer, trusted }: Place, { roster }: SayDependencies): Promise<boolean> {
  const membership = await roster.membershipOf(installer);
  if (membership === 'member') return true;
  return trusted && (membership === 'unknown-team' || membership === 'unreadable');
}
