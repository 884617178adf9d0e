import type { Address } from '../domain/conversation.ts';
import type { Upcoming } from '../domain/plan/intent.ts';
import type { WelcomeView } from '../domain/view-reminding.ts';
import type { Clock, Log, ReminderMemory } from '../ports.ts';
import { aliveDestinations, destinationName } from './remind/destinations.ts';

export interface WelcomeDependencies {
  readonly memory: Pick<ReminderMemory, 'destinations'>;
  /** What will be said in the coming weeks, earliest first; undefined while nobody has looked at Intune. */
  readonly foretell: () => Promise<readonly Upcoming[] | undefined>;
  /** Minutes after midnight, in the zone of the bot. */
  readonly remindAt: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** How the bot introduces itself in a place: whether it reminds there, or elsewhere, when, and what comes first. */
export async function welcomeView(address: Address, dependencies: WelcomeDependencies): Promise<WelcomeView> {
  const { memory, remindAt, clock } = dependencies;
  const alive = (await aliveDestinations(memory.destinations)).filter(
    // Where only what nobody sees to is heard, nobody is reminded.
    ({ value }) => value.hears === undefined,
  );
  const coming = await foretold(dependencies);
  return {
    view: 'welcome',
    place: address.kind,
    listens: alive.some(({ name }) => name === destinationName(address)),
    listeners: alive.length,
    remindAt,
    now: clock(),
    ...(coming === undefined ? {} : { coming }),
  };
}

/** Nobody is left without a welcome because it is not known what comes. */
async function foretold({ foretell, log }: WelcomeDependencies): Promise<WelcomeView['coming']> {
  try {
    return (await foretell())?.slice(0, 1);
  } catch (error) {
    log.warn({ err: error }, 'what comes first could not be foretold');
    return undefined;
  }
}
