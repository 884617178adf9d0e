import { FAMILIES_BY_DEFAULT } from '../../../src/catalogue/families/families.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/instant.ts';
import type { Family } from '../../../src/domain/token.ts';
import type { Random } from '../random.ts';
import type { Area } from '../troubles.ts';
import { type Field, GOOD_GRAPH, type GraphMood } from '../worlds/graph.ts';
import { GOOD_STORE, type StoreMood } from '../worlds/store.ts';
import { GOOD_TEAMS, type TeamsMood } from '../worlds/teams.ts';
import { type ChanceParts, everyNowAndThen } from './chance.ts';
import { giveBack, loseChannel } from './places.ts';

/** As likely between 1 and 10 minutes as between 1 and 10 hours. */
function logarithmic(random: Random, from: number, to: number): number {
  return from * (to / from) ** random.next();
}

/** Puts a world into trouble for a while. */
function forAWhile(parts: ChanceParts, area: Area, ms: number, begin: () => void, end: () => void): void {
  const { universe, troubles } = parts;
  const over = troubles.begin(area);
  universe.note(`trouble with ${area} for ${Math.round(ms / SECOND)} s`);
  begin();
  universe.time.at(universe.time.now() + ms, () => {
    end();
    over();
  });
}

/** Graph lies and is silent. */
export function roughGraph(parts: ChanceParts): void {
  const { universe, random, count } = parts;
  const { graph } = universe;
  everyNowAndThen(parts, random, 25 * DAY, () => {
    const families = random.chance(0.4) ? FAMILIES_BY_DEFAULT : [random.pick(FAMILIES_BY_DEFAULT)];
    const mood = random.pick(GRAPH_MOODS);
    count('graph: trouble');
    const set = (one: Partial<GraphMood>) => {
      for (const family of families) graph.setMood(family, one);
    };
    universe.note(`Graph on ${families.join(', ')}: ${JSON.stringify(mood)}`);
    forAWhile(
      parts,
      'graph',
      logarithmic(random, 5 * MINUTE, 6 * DAY),
      () => set(mood),
      () => set(GOOD_GRAPH),
    );
  });
  everyNowAndThen(parts, random, 30 * DAY, () => {
    const family = random.pick(FAMILIES_BY_DEFAULT);
    const fields = random.pick(LEFT_OUT[family] ?? [['expiresAt']]);
    count('graph: leaves out fields');
    universe.note(`Graph leaves out ${fields.join(', ')} of ${family} for one look`);
    graph.leaveOutOnce(family, fields);
  });
}

const GRAPH_MOODS: readonly Partial<GraphMood>[] = [
  { unreadable: 'permission' },
  { unreadable: 'throttled' },
  { unreadable: 'server', slowest: 20 * SECOND },
  { unreadable: 'timeout', slowest: 20 * SECOND },
  { unreadable: 'sign-in' },
  // What the v1.0 answer does not know.
  { missing: ['location'] },
  { slowest: 19 * SECOND },
];

const LEFT_OUT: { readonly [F in Family]?: readonly (readonly Field[])[] } = {
  push: [['expiresAt'], ['serial'], ['topic'], ['topic', 'serial']],
  vpp: [['expiresAt'], ['location'], ['lastSyncAt'], ['appleAccount']],
  ade: [['expiresAt'], ['lastSyncAt'], ['appleAccount']],
};

/** Syncs that are refused, lost, fail or never end. */
export function roughSyncs({ universe, random }: ChanceParts): void {
  universe.graph.syncMood = {
    refusing: random.pick([0, 0.2]),
    losing: random.pick([0, 0.2]),
    failing: random.pick([0, 0.2]),
    endless: random.pick([0, 0.1]),
  };
}

/** The store delays, fails, loses answers, refuses writes and hangs. */
export function roughStore(parts: ChanceParts): void {
  const { universe, random, count } = parts;
  const set = (mood: StoreMood) => {
    universe.store.mood = mood;
  };
  everyNowAndThen(parts, random, 40 * DAY, () => {
    if (universe.store.mood !== GOOD_STORE) return;
    const mood = random.pick(STORE_MOODS);
    const longest = mood.mode === 'read-only' ? 12 * HOUR : 30 * MINUTE;
    count('store: trouble');
    universe.note(`store: ${JSON.stringify(mood)}`);
    forAWhile(
      parts,
      'store',
      logarithmic(random, 30 * SECOND, longest),
      () => set({ ...GOOD_STORE, ...mood }),
      () => set(GOOD_STORE),
    );
  });
}

const STORE_MOODS: readonly Partial<StoreMood>[] = [
  { failing: 0.2, slowest: 400 },
  { losing: 0.3, slowest: 400 },
  { mode: 'read-only' },
  { mode: 'silent' },
  { slowest: 4 * SECOND },
];

/** Teams throttles, times out, forgets messages, and loses places and gives them back. */
export function roughTeams(parts: ChanceParts): void {
  const { universe, witness, random, count } = parts;
  const { teams } = universe;
  everyNowAndThen(parts, random, 20 * DAY, () => {
    const conversation = somewhere(parts);
    if (conversation === undefined || teams.moodOf(conversation).gone) return;
    const mood = random.pick(TEAMS_MOODS);
    count('teams: trouble');
    universe.note(`Teams in ${conversation}: ${JSON.stringify(mood)}`);
    forAWhile(
      parts,
      `teams ${conversation}`,
      logarithmic(random, MINUTE, 6 * HOUR),
      () => teams.setMood(conversation, mood),
      () => teams.setMood(conversation, { throttling: 0, ambiguous: 0, slowest: GOOD_TEAMS.slowest }),
    );
  });
  everyNowAndThen(parts, random, 60 * DAY, () => {
    const message = witness.reminders().at(-random.whole(1, 4));
    if (message === undefined) return;
    count('teams: forgets a message');
    universe.note(`message ${message.id} is deleted`);
    message.deleted = true;
  });
  everyNowAndThen(parts, random, 90 * DAY, () => {
    const conversation = somewhere(parts);
    if (conversation === undefined || teams.moodOf(conversation).gone) return;
    count('teams: loses a place');
    const over = parts.troubles.begin(`teams ${conversation}`);
    loseChannel(parts, conversation);
    universe.time.at(universe.time.now() + logarithmic(random, 10 * MINUTE, 9 * DAY), () => {
      void giveBack(parts, conversation).then(over);
    });
  });
  everyNowAndThen(parts, random, 90 * DAY, () => {
    forAWhile(
      parts,
      'roster',
      logarithmic(random, MINUTE, 6 * HOUR),
      () => {
        universe.roster.readable = false;
      },
      () => {
        universe.roster.readable = true;
      },
    );
  });
}

const TEAMS_MOODS: readonly Partial<TeamsMood>[] = [
  { throttling: 1 },
  { throttling: 0.6, slowest: 4 * SECOND },
  { ambiguous: 0.6, slowest: 8 * SECOND },
  { slowest: 9 * SECOND },
];

function somewhere({ witness, random }: ChanceParts): string | undefined {
  const places = [...witness.listening.keys()];
  return places.length === 0 ? undefined : random.pick(places);
}
