import type { Person } from '../domain/conversation.ts';
import type { Destination, Kept, Messenger, Place, Roster, Shelf } from '../ports.ts';
import type { Listener } from './post.ts';

export interface ListenerParts {
  readonly destinations: Pick<Shelf<Destination>, 'list'>;
  readonly places: Pick<Shelf<Place>, 'list'>;
  readonly roster: Roster;
  readonly messenger: Messenger;
}

/** Who is to hear what is said now: every destination that can be reached, or else those who installed the bot. */
export async function listenersOf(parts: ListenerParts): Promise<Listener[]> {
  const all = await Array.fromAsync(parts.destinations.list());
  const alive = all.filter(({ value }) => value.dead === undefined);
  const listening = alive.map((one) => conversation(one, parts));
  // Where only what nobody sees to is heard, the rest would be heard by nobody.
  if (listening.some(({ escalations }) => escalations !== true)) return listening;
  return [...listening, ...(await installersOf(parts)).map((place) => inPerson(place, parts))];
}

/** The name of somebody's personal chat among the destinations. */
export function personName({ objectId, teamsId }: Person): string {
  return `person/${objectId ?? teamsId}`;
}

function conversation({ name, value }: Kept<Destination>, { messenger }: ListenerParts): Listener {
  return {
    name,
    post: (card) => messenger.post(value.address, card),
    ...(value.hears === 'escalations' ? { escalations: true } : {}),
  };
}

function inPerson({ installer, address }: Place, { messenger }: ListenerParts): Listener {
  return {
    name: personName(installer),
    person: installer,
    post: (card) => messenger.postToPerson(installer, address, card),
  };
}

/** Each person once, whatever they installed it in. */
async function installersOf(parts: ListenerParts): Promise<Place[]> {
  const told = new Map<string, Place>();
  for await (const { value } of parts.places.list()) {
    // Within a minute it is known which channel hears it.
    if (value.decideAt !== undefined) continue;
    const name = personName(value.installer);
    if (!told.has(name) && (await mayHear(value, parts))) told.set(name, value);
  }
  return [...told.values()];
}

/**
 * Members of the IT team only. When the team can no longer be asked, because the bot was taken out of it, what was
 * true at the installation counts.
 */
async function mayHear({ installer, trusted }: Place, { roster }: ListenerParts): Promise<boolean> {
  const membership = await roster.membershipOf(installer);
  if (membership === 'member') return true;
  return trusted && (membership === 'unknown-team' || membership === 'unreadable');
}
