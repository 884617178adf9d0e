import { DAY } from '../../../src/domain/instant.ts';
import type { Witness } from '../witness.ts';
import { type Invariant, teamsArea } from './invariant.ts';

/** A token is posted, replaced and turned green at each destination; each may take a post and two updates a day. */
const CALLS_A_TOKEN = 3;
/** What one press or command may cost: its answer, and every message that shows the token. */
const CALLS_AN_ACT = 3;
/** Characters for one token at one destination, with everything remembered of it and of its last messages. */
const BYTES_A_TOKEN = 2_000;
const BYTES_ANYWAY = 12_000;
/** One line of the history. */
const BYTES_A_LINE = 700;
const BYTES_A_PRESS = 300;

export const boundsCalls: Invariant = {
  name: 'bounds calls',
  sentence: 'Teams calls a day are bounded by tokens x destinations, whatever the number of days.',
  watch: (witness, report) => {
    let before = { at: 0, calls: 0, turns: 0 };
    return {
      twiceADay: () => {
        const { universe, troubles, listening } = witness;
        const now = universe.time.now();
        if (now < before.at + 0.9 * DAY) return;
        const calls = universe.teams.calls() - before.calls;
        const acts = witness.turns().length - before.turns;
        const from = before.at;
        before = { at: now, calls: universe.teams.calls(), turns: witness.turns().length };
        const areas = [...listening.keys()].map(teamsArea);
        if (from === 0 || troubles.touched(['store', 'process', ...areas], from - DAY, now)) return;
        const { tokens, places } = sizeOf(witness);
        const bound = CALLS_A_TOKEN * tokens * places + acts * (2 + CALLS_AN_ACT * places);
        if (calls > bound)
          report(
            `${calls} calls in a day with ${tokens} tokens, ${places} places and ${acts} acts; ${bound} are enough`,
            'calls',
          );
      },
    };
  },
};

export const boundsBytes: Invariant = {
  name: 'bounds bytes',
  sentence:
    'Stored bytes are bounded by tokens x destinations, whatever the number of days; the history by what was done.',
  watch: (witness, report) => ({
    quiet: () => {
      const bytes = witness.universe.store.bytes();
      const { tokens, places } = sizeOf(witness);
      const isApart = (kind: string) => kind === 'history' || kind === 'press';
      const kept = [...bytes].filter(([kind]) => !isApart(kind)).reduce((sum, [, one]) => sum + one, 0);
      const bound = BYTES_ANYWAY + BYTES_A_TOKEN * tokens * (places + 1);
      if (kept > bound)
        report(
          `${kept} characters are kept for ${tokens} tokens and ${places} places; ${bound} are enough: ${biggest(bytes)}`,
          'bytes',
        );
      const lines = linesOf(witness);
      const history = bytes.get('history') ?? 0;
      if (history > BYTES_ANYWAY + BYTES_A_LINE * lines)
        report(`${history} characters of history for ${lines} acts`, 'history');
      const presses = bytes.get('press') ?? 0;
      const lately = lastDays(witness);
      if (presses > BYTES_ANYWAY + BYTES_A_PRESS * lately)
        report(`${presses} characters for ${lately} presses of the last days`, 'press');
    },
  }),
};

/** What the world had of them at most: what is gone is forgotten in time, not at once. */
function sizeOf({ knowledge, listening, universe }: Witness): { tokens: number; places: number } {
  const tokens = knowledge.all().length + 3;
  const people = universe.teams.conversations().filter((id) => id.startsWith('a:')).length;
  return { tokens, places: listening.size + people + 1 };
}

function linesOf(witness: Witness): number {
  const renewals = witness.knowledge.all().reduce((sum, { expiries }) => sum + expiries.length, 0);
  return 4 * witness.turns().length + renewals + 2 * witness.universe.graph.syncs().length;
}

function lastDays(witness: Witness): number {
  const from = witness.universe.time.now() - 3 * DAY;
  return witness.turns().filter(({ startedAt }) => startedAt > from).length;
}

function biggest(bytes: ReadonlyMap<string, number>): string {
  const sorted = [...bytes].sort(([, one], [, other]) => other - one);
  return sorted
    .slice(0, 3)
    .map(([kind, one]) => `${kind} ${one}`)
    .join(', ');
}
