import type { Button } from '../../../src/catalogue/commands/buttons.ts';
import type { Address, Person } from '../../../src/domain/conversation.ts';
import { DAY, type Instant, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import { buttonsOn } from '../buttons.ts';
import { type Court, createCourt } from '../court.ts';
import type { Turned } from '../door.ts';
import type { Replica } from '../replica.ts';
import { itemsOf, type SeenItem } from '../seen-cards.ts';
import { createTroubles, type Troubles } from '../troubles.ts';
import { createUniverse, type Universe } from '../universe.ts';
import { createWitness, type Witness } from '../witness.ts';
import { ALEX, channel, KIM } from '../worlds/people.ts';
import type { Message } from '../worlds/teams.ts';
import { newToken, type TrueToken } from '../worlds/truth.ts';

/** Monday, 4 January 2027, 08:00 in Berlin: an hour before reminders go out. */
export const MONDAY: Instant = Date.UTC(2027, 0, 4, 7);

export interface StageOptions {
  /** Decides latencies and nothing else. */
  readonly seed?: number;
  readonly replicas?: number;
  readonly channels?: number;
  readonly start?: Instant;
  readonly tokens: readonly (Pick<TrueToken, 'family' | 'id' | 'expiresAt'> & Partial<TrueToken>)[];
}

/** A simulated tenant in which only happens what a scenario tells. */
export interface Stage {
  readonly universe: Universe;
  readonly witness: Witness;
  readonly court: Court;
  readonly troubles: Troubles;
  token(id: string): TrueToken;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  /** The replica that leads, and one that does not. */
  leader(): Replica;
  follower(): Replica;
  /** Reminders in a channel that speak of a token, oldest first. */
  about(id: string, channelNumber?: number): readonly Message[];
  /** Those of them on which the token is still open. */
  open(id: string, channelNumber?: number): readonly Message[];
  /** What a message shows of a token now. */
  item(message: Message, id: string): SeenItem | undefined;
  /** Presses a button that the message has, or had; resolves once it is answered. */
  press(replica: Replica, verb: Button['verb'], message: Message, options?: PressOptions): Promise<Turned>;
  type(
    replica: Replica,
    text: string,
    options?: { readonly person?: Person; readonly channel?: number },
  ): Promise<Turned>;
  /** Renews it in Intune for another year. */
  renew(id: string): void;
  addChannel(number: number): Promise<void>;
}

export interface PressOptions {
  readonly person?: Person;
  /** The token, where the message speaks of several. */
  readonly id?: string;
  /** Rather presses what the card showed before. */
  readonly old?: boolean;
}

export async function setStage({
  seed = 1,
  replicas = 1,
  channels = 1,
  start = MONDAY,
  tokens,
}: StageOptions): Promise<Stage> {
  const universe = createUniverse({ seed, start });
  const troubles = createTroubles(universe.time.now);
  const witness = createWitness(universe, troubles);
  const court = createCourt(witness);
  for (const token of tokens) universe.truth.add(newToken({ name: token.id, ...token }));
  const { time, door, truth } = universe;

  const pass = (ms: number) => time.runUntil(time.now() + ms);

  function token(id: string): TrueToken {
    const found = truth.all().find((one) => one.id === id);
    if (found === undefined) throw new Error(`no token ${id}`);
    return found;
  }

  function replicaThat(leads: boolean): Replica {
    const found = universe.replicas().find(({ tenant }) => tenant.loop().leading === leads);
    if (found === undefined) throw new Error(leads ? 'nobody leads' : 'everybody leads');
    return found;
  }

  /** Time goes on until it is answered: it would not by itself. */
  async function answered(turning: Promise<Turned>): Promise<Turned> {
    let turned: Turned | undefined;
    void turning.then((one) => {
      turned = one;
    });
    for (let tries = 0; turned === undefined && tries < 200; tries += 1) await pass(SECOND / 4);
    if (turned === undefined) throw new Error('never answered');
    return turned;
  }

  function about(id: string, channelNumber = 1): Message[] {
    const { conversationId } = channel(channelNumber);
    const key = refKey(token(id));
    return witness
      .reminders()
      .filter((message) => message.address.conversationId === conversationId)
      .filter((message) => witness.saidBy(message).some((one) => one.key === key));
  }

  const item = (message: Message, id: string) =>
    itemsOf(message.shows.view).find(({ key }) => key === refKey(token(id)));

  async function addChannel(number: number): Promise<void> {
    const address: Address = channel(number);
    const replica = universe.replicas()[0];
    if (replica === undefined) throw new Error('nobody is there');
    const work =
      number === 1
        ? door.tell(replica, (handlers, turn) => handlers.installed(address, ALEX, turn), address)
        : door.type(replica, { person: KIM, address, text: 'remind here' });
    await pass(MINUTE);
    await work;
    witness.listening.set(address.conversationId, time.now());
  }

  const stage: Stage = {
    universe,
    witness,
    court,
    troubles,
    token,
    pass,
    leader: () => replicaThat(true),
    follower: () => replicaThat(false),
    about,
    open: (id, channelNumber) =>
      about(id, channelNumber).filter((message) => item(message, id)?.open === true),
    item,
    press: (replica, verb, on, { person = KIM, id, old = false } = {}) => {
      const before = [...on.earlier].reverse();
      const views = old ? [...before, on.shows] : [on.shows, ...before];
      const button = views
        .flatMap(({ view }) => buttonsOn(view))
        .find((one) => one.verb === verb && (id === undefined || ('ref' in one && one.ref?.id === id)));
      if (button === undefined) throw new Error(`message ${on.id} has no button "${verb}"`);
      return answered(door.press(replica, { person, button, on }));
    },
    type: (replica, text, { person = KIM, channel: number = 1 } = {}) =>
      answered(door.type(replica, { person, address: channel(number), text })),
    renew: (id) => {
      const one = token(id);
      one.expiresAt = time.now() + 365 * DAY;
      one.serial += '1';
      one.state = 'valid';
    },
    addChannel,
  };
  for (let count = 0; count < replicas; count += 1) {
    universe.start();
    await pass(SECOND);
  }
  for (let number = 1; number <= channels; number += 1) await addChannel(number);
  return stage;
}

/** To the next of these times of the day, UTC. */
export function until(now: Instant, timeOfDay: number): number {
  const today = Math.floor(now / DAY) * DAY + timeOfDay;
  return (today > now ? today : today + DAY) - now;
}
