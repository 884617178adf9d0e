import type { HistoryEntry } from '../../src/domain/actions/history.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import type { ChanceParts } from './chances/chance.ts';
import { liveTokens } from './chances/life.ts';
import { mortalMachines, wrongClocks } from './chances/machines.ts';
import { busyPeople } from './chances/people.ts';
import { anyReplica, settleIn } from './chances/places.ts';
import { roughGraph, roughStore, roughSyncs, roughTeams } from './chances/rough-worlds.ts';
import { createCourt } from './court.ts';
import type { Violation } from './invariants/invariant.ts';
import { createRandom, type Random } from './random.ts';
import { createTroubles } from './troubles.ts';
import { createUniverse, type Universe } from './universe.ts';
import { createWitness, type Witness } from './witness.ts';
import { channel, KIM } from './worlds/people.ts';

/** What can go wrong, each a part of its own. */
export const THEMES = ['graph', 'store', 'teams', 'people', 'machines', 'clocks'] as const;
export type Theme = (typeof THEMES)[number];

export interface RunOptions {
  readonly seed: number;
  readonly years: number;
  /** Instead of those the seed chooses. */
  readonly themes?: readonly Theme[];
  readonly replicas?: number;
  readonly trace?: (line: string) => void;
}

/** What became of one seed. */
export interface RunResult {
  readonly seed: number;
  readonly years: number;
  readonly themes: readonly Theme[];
  readonly replicas: number;
  readonly violations: readonly Violation[];
  /** How often what happened by chance, by kind. */
  readonly counts: { readonly [kind: string]: number };
  readonly events: number;
  readonly looks: number;
  readonly said: number;
  readonly resolved: number;
  readonly tokens: number;
  readonly places: number;
  readonly calls: number;
  readonly bytes: number;
  readonly quietMoments: number;
  /** So much was broken that the rest of the time would tell nothing new. */
  readonly givenUpAt: Instant | undefined;
  readonly ms: number;
}

/** A Monday; each seed begins some days later. */
const EPOCH = Date.UTC(2027, 0, 4, 6);
/** In the end nothing new happens for so long, and everything comes to its end. */
const ENDING = 3 * DAY;
const CHECKED_EVERY = 12 * HOUR;
const GIVEN_UP_AFTER = 25;

/** One seed from its beginning to its end: the same seed always gives the same result. */
export async function runSeed(options: RunOptions): Promise<RunResult> {
  const began = performance.now();
  const random = createRandom(options.seed);
  const themes = options.themes ?? THEMES.filter(() => random.chance(0.6));
  const replicas = options.replicas ?? random.pick([1, 1, 2, 2, 3]);
  const start = EPOCH + random.whole(0, 364) * DAY + random.whole(0, 24 * 60) * MINUTE;
  const end = start + Math.round(options.years * 365) * DAY;
  const { trace } = options;
  const universe = createUniverse({
    seed: options.seed,
    start,
    drawn: 0.004,
    ...(trace === undefined ? {} : { trace }),
  });
  const troubles = createTroubles(universe.time.now);
  const witness = createWitness(universe, troubles);
  const court = createCourt(witness);
  const counts: Record<string, number> = {};
  const parts = (name: string): ChanceParts => ({
    universe,
    witness,
    troubles,
    random: random.fork(name),
    until: end - ENDING,
    count: (kind) => {
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
  });
  liveTokens(parts('life'));
  begin(themes, parts, replicas);
  for (let count = 0; count < replicas; count += 1)
    universe.time.after(random.whole(0, 20_000), () => void universe.start());
  settleIn(parts('places'), random.pick([1, 2, 2, 3]));
  const quiet = judgeRegularly({ universe, witness, court, random: random.fork('court') }, start, end);
  await universe.time.runUntil(end);
  const givenUpAt = universe.time.now() < end ? universe.time.now() : undefined;
  if (givenUpAt === undefined) court.ended(await readHistory(universe, parts('end')));
  return {
    seed: options.seed,
    years: options.years,
    themes,
    replicas,
    violations: court.violations(),
    counts,
    events: universe.time.events(),
    looks: universe.graph.looks(),
    said: witness.reminders().length,
    resolved: witness.resolved(),
    tokens: witness.knowledge.all().length,
    places: witness.listening.size,
    calls: universe.teams.calls(),
    bytes: [...universe.store.bytes().values()].reduce((sum, one) => sum + one, 0),
    quietMoments: quiet(),
    givenUpAt,
    ms: performance.now() - began,
  };
}

function begin(themes: readonly Theme[], parts: (name: string) => ChanceParts, replicas: number): void {
  if (themes.includes('graph')) roughGraph(parts('graph'));
  if (themes.includes('store')) roughStore(parts('store'));
  if (themes.includes('teams')) roughTeams(parts('teams'));
  if (themes.includes('people')) {
    busyPeople(parts('people'));
    roughSyncs(parts('syncs'));
  }
  if (themes.includes('machines')) mortalMachines(parts('machines'), replicas);
  if (themes.includes('clocks')) wrongClocks(parts('clocks'));
}

interface Judging {
  readonly universe: Universe;
  readonly witness: Witness;
  readonly court: ReturnType<typeof createCourt>;
  readonly random: Random;
}

/** Looks twice a day at what was said, and at every quiet moment at what is shown. */
function judgeRegularly(
  { universe, witness, court, random }: Judging,
  start: Instant,
  end: Instant,
): () => number {
  const { time } = universe;
  let quiet = 0;
  const judge = (at: Instant) => {
    if (at >= end) return;
    if (court.violations().length >= GIVEN_UP_AFTER) return time.stop();
    time.at(at, () => {
      court.twiceADay();
      if (witness.isQuiet()) {
        quiet += 1;
        court.quiet();
        if (random.chance(0.25)) probe({ universe, witness, random });
      }
      judge(at + CHECKED_EVERY);
    });
  };
  // At 11 and 23 o'clock UTC: some hours after the hour of reminders, whatever the season, and in the night.
  judge(Math.ceil(start / DAY) * DAY + 11 * HOUR);
  return () => quiet;
}

/** Asks for a token that somebody holds. */
function probe({ universe, witness, random }: Omit<Judging, 'court'>): void {
  const held = witness.holds.all().filter(([key]) => witness.knowledge.of(key)?.absent === 0);
  const replica = anyReplica({ universe, random });
  if (held.length === 0 || replica === undefined) return;
  const [key] = random.pick(held);
  const name = witness.knowledge.of(key)?.token.name ?? '';
  void universe.door.type(replica, { person: KIM, address: channel(1), text: `show ${name}` });
}

/** The whole history, page by page, as a person reads it. */
async function readHistory(universe: Universe, parts: ChanceParts): Promise<HistoryEntry[]> {
  const { door, time } = universe;
  const replica = anyReplica(parts);
  const entries: HistoryEntry[] = [];
  if (replica === undefined) return entries;
  let asking = door.type(replica, { person: KIM, address: channel(1), text: 'history' });
  for (let page = 1; ; page += 1) {
    await time.runUntil(time.now() + MINUTE);
    const { answer } = await asking;
    const view = typeof answer === 'object' && 'view' in answer ? answer.view : undefined;
    if (view?.view !== 'history') return entries;
    entries.push(...view.entries);
    const on = universe.teams.messages().at(-1);
    if (!view.more || on === undefined) return entries;
    asking = door.press(replica, { person: KIM, button: { verb: 'history', page }, on });
  }
}
