import type { Address, Person } from '../domain/conversation.ts';
import { type Instant, MINUTE, passedSince } from '../domain/instant.ts';
import type { Clock, Log, Messenger, Place, ReminderMemory, RenderCard, Roster } from '../ports.ts';
import type { Background } from './background.ts';
import { isMember, listenIn, placeName } from './places.ts';
import { aliveDestinations, destinationName, removeDestination } from './remind/destinations.ts';
import { type WelcomeDependencies, welcomeView } from './welcome.ts';

/**
 * What it means that the bot has become a member of a team. Teams tells it beside the installation, and with
 * the General channel in place of the one that the installer picked; other clients tell nothing else. So it is
 * noted in the store, and counts when no installation has been told of within a minute, to whichever replica.
 */
export interface Joining {
  joined(address: Address, installer: Person): Promise<void>;
  /** To be called now and then, on every replica: lets those count whose minute is over. */
  settle(): Promise<void>;
}

export interface JoiningDependencies extends WelcomeDependencies {
  readonly memory: Pick<ReminderMemory, 'places' | 'destinations'>;
  readonly roster: Roster;
  readonly messenger: Pick<Messenger, 'post'>;
  readonly render: RenderCard;
  readonly background: Pick<Background, 'run'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when a channel begins to listen. */
  readonly onListener: () => void;
}

/** The installation is told within seconds. */
const WAIT = MINUTE;
/** What another replica noted and did not live to settle is found after this at the latest. */
const LOOK_EVERY = 10 * MINUTE;

export function createJoining(dependencies: JoiningDependencies): Joining {
  const { memory, roster, messenger, render, background, clock, log, onListener } = dependencies;
  const { places, destinations } = memory;
  /** Whether a place is known to wait; true at the start, because one may have been noted before it. */
  let waiting = true;
  let lookedAt: Instant = 0;

  async function joined(address: Address, installer: Person): Promise<void> {
    const now = clock();
    const listened = await listensIn(address);
    const fresh = { address, installer, trusted: false, addedAt: now, decideAt: now + WAIT };
    await places.update(placeName(address), (current) => {
      if (current === undefined || current.removedAt !== undefined) return fresh;
      // Of the installation that was told before; or nothing new, as long as the team is reminded.
      if (listened || passedSince(current.addedAt, now) <= WAIT) return 'leave';
      return fresh;
    });
    waiting = true;
  }

  async function listensIn({ team }: Address): Promise<boolean> {
    const alive = await aliveDestinations(destinations);
    return alive.some(({ value }) => value.address.team?.id === team?.id);
  }

  async function settle(): Promise<void> {
    const now = clock();
    if (!waiting && passedSince(lookedAt, now) < LOOK_EVERY) return;
    lookedAt = now;
    waiting = false;
    for await (const { value } of places.list()) {
      if (!isUndecided(value)) continue;
      if (isDue(value.decideAt, now)) await count(value, now);
      else waiting = true;
    }
  }

  /** The channel listens first, because a crash must not lose it; whoever then decides introduces the bot. */
  async function count(noted: Place, now: Instant): Promise<void> {
    const { address, installer } = noted;
    const trusted = await isMember(installer, roster);
    const listens = trusted && (await listenIn(address, installer, now, dependencies));
    let won = false;
    let picked: Address | undefined;
    await places.update(placeName(address), (current) => {
      won = current !== undefined && isUndecided(current);
      picked = current?.address;
      if (current === undefined || !isUndecided(current)) return 'leave';
      const { decideAt: _, ...decided } = current;
      return { ...decided, trusted };
    });
    if (won) return introduce(address);
    // The installation was told at the last moment, or the bot was removed again.
    if (listens && picked?.conversationId !== address.conversationId)
      await removeDestination(destinations, destinationName(address));
  }

  function introduce(address: Address): void {
    log.info({ place: address.kind, team: address.team?.id, isNew: true }, 'the bot was added');
    background.run('welcome', async () => {
      await messenger.post(address, render(await welcomeView(address, dependencies)));
      // After the welcome, so that nobody is reminded by a stranger.
      onListener();
    });
  }

  return { joined, settle };
}

function isUndecided(place: Place): place is Place & { readonly decideAt: Instant } {
  return place.decideAt !== undefined && place.removedAt === undefined;
}

/** A minute that lies further ahead than it can was noted by a clock that has been set back since. */
function isDue(decideAt: Instant, now: Instant): boolean {
  return now >= decideAt || decideAt - now > WAIT;
}
