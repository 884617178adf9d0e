import type { MessageRef } from '../../domain/conversation.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../../domain/instant.ts';
import type {
  Card,
  Clock,
  Delivery,
  Destination,
  Kept,
  Log,
  Messenger,
  Remembering,
  RenderCard,
  Shelf,
} from '../../ports.ts';
import { aliveDestinations, outcomeOf } from './destinations.ts';

export interface OutageParts {
  readonly destinations: Shelf<Destination>;
  readonly remembering: Remembering;
  /** Whether this replica reminds: of several that cannot remember, it alone says so. */
  readonly leading: () => boolean;
  readonly messenger: Pick<Messenger, 'post' | 'update'>;
  readonly render: RenderCard;
  readonly clock: Clock;
  readonly log: Log;
}

/** What was said of an outage at one destination. */
interface Said {
  readonly destination: Kept<Destination>;
  /** Undefined as long as there is no message that can be edited. */
  readonly ref?: MessageRef;
  /** Of which outage it speaks, and whether of its end; undefined while it is to be said. */
  readonly shows?: string;
}

/** Shorter ones are made up for by the next run; and an end is believed when so long all was well. */
const WORTH_SAYING = 2 * MINUTE;
/** The lease outlives the last beat that the store took: whoever led until then speaks. */
const LED_LATELY = 2 * MINUTE;
/** Another outage within that time goes on the card of the one before. */
const SAME_CARD = HOUR;
/** Between two rounds. */
const EVERY = 15 * SECOND;

interface Outage {
  readonly since: Instant;
  /** When it was last seen to go on. */
  readonly seenAt: Instant;
}

/**
 * Tells the channels that are reminded when nothing can be remembered, once an outage, and on the same card when it is
 * over. All of it comes from memory alone, so a restart forgets what was said.
 *
 * @returns a round, to be called again after as many ms as it resolves to.
 */
export function createOutageNotice(parts: OutageParts): (signal: AbortSignal) => Promise<number> {
  const { destinations, remembering, leading, messenger, render, clock, log } = parts;
  let listeners: readonly Kept<Destination>[] = [];
  let ledAt: Instant = Number.NEGATIVE_INFINITY;
  let outage: Outage | undefined;
  let isOurs = false;
  let said: Said[] = [];

  function follow(now: Instant): void {
    const trouble = remembering.trouble();
    if (trouble === undefined) return;
    const pause = outage === undefined ? Number.POSITIVE_INFINITY : trouble.since - outage.seenAt;
    if (pause >= SAME_CARD) said = [];
    if (pause >= WORTH_SAYING) isOurs = said.length > 0 || trouble.since - ledAt < LED_LATELY;
    const since = outage !== undefined && pause < WORTH_SAYING ? outage.since : trouble.since;
    outage = { since, seenAt: now };
  }

  async function tell({ since, seenAt }: Outage, now: Instant, signal: AbortSignal): Promise<void> {
    const isOver = now - seenAt >= WORTH_SAYING;
    if (!isOver && now - since < WORTH_SAYING) return;
    if (said.length === 0 && !isOver) said = listeners.map((destination) => ({ destination }));
    const shows = `${since} ${isOver}`;
    const owed = said.filter((one) => isOwed(one, shows, isOver));
    const card = render({ view: 'memory-outage', now, since, ...(isOver ? { until: seenAt } : {}) });
    for (const one of owed) {
      if (signal.aborted) return;
      const delivery = await sent(one, card);
      log.info({ destination: one.destination.name, isOver, ...outcomeOf(delivery) }, 'said of the outage');
      if (delivery.outcome === 'try-later') continue;
      said = said.map((other) => (other === one ? heard(one, delivery, shows) : other));
    }
  }

  /** On the card that is there, or on a new one. */
  async function sent({ destination, ref }: Said, card: Card): Promise<Delivery> {
    const edited = ref === undefined ? undefined : await messenger.update(ref, card);
    if (edited !== undefined && edited.outcome !== 'message-gone') return edited;
    return messenger.post(destination.value.address, card);
  }

  return async (signal) => {
    const now = clock();
    const isLeading = leading();
    if (isLeading) ledAt = now;
    follow(now);
    if (outage !== undefined && isOurs) await tell(outage, now, signal);
    if (isLeading && remembering.trouble() === undefined) listeners = await aliveDestinations(destinations);
    return EVERY;
  };
}

/** Who has not heard of it need not hear that it is over. */
function isOwed({ shows }: Said, wanted: string, isOver: boolean): boolean {
  return shows !== wanted && !(isOver && shows === undefined);
}

function heard(one: Said, delivery: Delivery, shows: string): Said {
  const { destination, ref } = one;
  const newest = delivery.outcome === 'delivered' ? (delivery.message ?? ref) : ref;
  return { destination, shows, ...(newest === undefined ? {} : { ref: newest }) };
}
