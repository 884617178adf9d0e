import { type Button, isAct } from '../../../src/catalogue/commands/buttons.ts';
import type { Person } from '../../../src/domain/conversation.ts';
import { DAY, MINUTE } from '../../../src/domain/instant.ts';
import type { View } from '../../../src/domain/view.ts';
import { buttonsOn } from '../buttons.ts';
import type { Door, HoldAct } from '../door.ts';
import { channel, GUEST, STRANGER, TEAM } from '../worlds/people.ts';
import type { Message } from '../worlds/teams.ts';
import { type ChanceParts, everyNowAndThen } from './chance.ts';
import { anyReplica, remindHere } from './places.ts';

/** People press and type: at any time, and most of all while the bot is at work. */
export function busyPeople(parts: ChanceParts): void {
  const { universe, random } = parts;
  const waiting: (() => void)[] = [];
  universe.graph.watch({
    looking: () => {
      for (const act of waiting.splice(0)) universe.time.after(random.whole(0, 6_000), act);
    },
    answered: () => undefined,
  });
  everyNowAndThen(parts, random, 18 * DAY, () => {
    const act = random.chance(0.75) ? () => press(parts) : () => type(parts);
    if (random.chance(0.6)) waiting.push(act);
    else act();
  });
  everyNowAndThen(parts, random, 150 * DAY, () => void leaveAndReturn(parts));
}

/** Presses something on a card that is there, or that was there; sometimes twice, and somebody else beside. */
function press(parts: ChanceParts): void {
  const { random } = parts;
  const on = someMessage(parts);
  const seen = on && (random.chance(0.8) ? on.shows : random.pick([on.shows, ...on.earlier]));
  const button = seen && someButton(seen.view, parts);
  if (on === undefined || button === undefined) type(parts);
  else pressOften(parts, button, on);
}

function pressOften(parts: ChanceParts, button: Button, on: Message): void {
  const { universe, random } = parts;
  const id = `press-${universe.time.events()}-${random.whole(0, 999_999)}`;
  const person = somebody(parts);
  pressOnce(parts, { person, button, on, id });
  // Teams sends it again as it was.
  if (random.chance(0.15))
    universe.time.after(random.whole(0, 9_000), () => pressOnce(parts, { person, button, on, id }));
  const other = random.chance(0.2) ? someButton(on.shows.view, parts) : undefined;
  if (other !== undefined)
    universe.time.after(random.whole(0, 3_000), () =>
      pressOnce(parts, { person: somebody(parts), button: other, on }),
    );
}

function somebody({ random }: ChanceParts): Person {
  return random.chance(0.94) ? random.pick(TEAM) : random.pick([GUEST, STRANGER]);
}

function pressOnce(parts: ChanceParts, press: Parameters<Door['press']>[1]): void {
  const { universe, count } = parts;
  const replica = anyReplica(parts);
  if (replica === undefined) return;
  const { person, button, on } = press;
  count(`people: ${button.verb}`);
  universe.note(
    `${person.name} presses "${button.verb}" on message ${on.id}, sent to ${replica.process.name}`,
  );
  void universe.door.press(replica, press);
}

/** What changes something is pressed more often than what only asks. */
function someButton(view: View, { random }: ChanceParts): Button | undefined {
  const all = buttonsOn(view);
  const acts = all.filter(isAct);
  const from = acts.length > 0 && random.chance(0.9) ? acts : all;
  if (from.length === 0) return undefined;
  const button = random.pick(from);
  // A claim makes the bot look every minute for an hour: it would take most of the time there is.
  return button.verb === 'claim' && random.chance(0.4) ? random.pick(from) : button;
}

function someMessage({ universe, witness, random }: ChanceParts): Message | undefined {
  const there = ({ deleted, address }: Message) =>
    !deleted && !universe.teams.moodOf(address.conversationId).gone;
  const lately = random.chance(0.7) ? witness.reminders().slice(-8) : universe.teams.messages().slice(-12);
  const possible = lately.filter(there).filter(({ shows }) => buttonsOn(shows.view).length > 0);
  return possible.length === 0 ? undefined : random.pick(possible);
}

const ASKING = [
  'token status',
  'check now',
  'upcoming',
  'snoozed',
  'history',
  'where',
  'sync vpp',
  'sync ade',
  'help',
  'is everything ok?',
  'vpp',
];

function type(parts: ChanceParts): void {
  const { universe, witness, random, count } = parts;
  const replica = anyReplica(parts);
  const [address] = [...witness.listening.keys()];
  if (replica === undefined || address === undefined || universe.teams.moodOf(address).gone) return;
  const { text, means } = someText(parts);
  const person = random.chance(0.95) ? random.pick(TEAM) : GUEST;
  count(`people: type "${text.split(' ')[0]}"`);
  universe.note(`${person.name} types "${text}", sent to ${replica.process.name}`);
  void universe.door.type(replica, {
    person,
    address: channel(1),
    text,
    ...(means === undefined ? {} : { means }),
  });
}

function someText({ witness, random }: ChanceParts): { readonly text: string; readonly means?: HoldAct } {
  const tokens = witness.knowledge.all().filter(({ absent }) => absent === 0);
  if (tokens.length === 0 || random.chance(0.5)) return { text: random.pick(ASKING) };
  const { family, id, name } = random.pick(tokens).token;
  if (random.chance(0.3)) return { text: `show ${name}` };
  const verb = random.pick(['claim', 'release'] as const);
  return { text: `${verb} ${name}`, means: { verb, ref: { family, id } } };
}

/** A channel no longer wants to be reminded, and later does. */
async function leaveAndReturn(parts: ChanceParts): Promise<void> {
  const { universe, witness, random, count } = parts;
  const address = channel(2);
  const replica = anyReplica(parts);
  if (replica === undefined || !witness.listening.has(address.conversationId)) return;
  if (universe.teams.moodOf(address.conversationId).gone) return;
  count('people: stop reminding');
  const over = parts.troubles.begin(`teams ${address.conversationId}`);
  await universe.door.type(replica, { person: random.pick(TEAM), address, text: 'stop reminding here' });
  witness.listening.delete(address.conversationId);
  universe.time.at(universe.time.now() + random.whole(1, 20 * 24 * 60) * MINUTE, () => {
    void remindHere(parts, address).then(over);
  });
}
