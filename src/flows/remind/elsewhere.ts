import type { Words } from '../../catalogue/words/words.ts';
import {
  type FallbackNotice,
  type FallbackRecord,
  type FallbackWay,
  fallbackDue,
  saidBy,
  type Unheard,
} from '../../domain/fallback.ts';
import { fallbackItem, fallbackText } from '../../domain/guidance/fallback-words.ts';
import type { LinkTable } from '../../domain/guidance/links.ts';
import type { CardItem } from '../../domain/plan/announcement.ts';
import { reminderView, type Sight } from '../../domain/sight.ts';
import { refKey } from '../../domain/token.ts';
import type { Fallback, Log, ReminderMemory } from '../../ports.ts';
import { aliveDestinations } from './destinations.ts';

/** Says outside of Teams what is critical and no conversation has heard for an hour, once in each way that is set up. */
export type Elsewhere = (unheard: readonly CardItem[], sight: () => Promise<Sight>) => Promise<void>;

export interface ElsewhereDependencies {
  readonly fallback: Fallback;
  readonly memory: Pick<ReminderMemory, 'fallbacks' | 'destinations'>;
  readonly tenantId: string;
  readonly words: Words;
  readonly links: LinkTable;
  readonly log: Log;
}

export function createElsewhere(dependencies: ElsewhereDependencies): Elsewhere {
  const { fallback, memory, log } = dependencies;

  async function sayIn(way: FallbackWay, unheard: readonly CardItem[], sight: Sight): Promise<void> {
    const { now } = sight.assessment;
    const due = fallbackDue(way, unheard, await recordsOf(), now);
    if (due.length === 0) return;
    const reason =
      (await aliveDestinations(memory.destinations)).length === 0 ? 'no-destination' : 'teams-unreachable';
    const notice = noticeOf(due, sight, reason, dependencies);
    // What has come to its end since it was said is said by the card, when Teams takes it.
    if (notice === undefined) return;
    const said = await fallback.say(way, notice);
    log.error(
      { way, notice: notice.id, items: notice.items.length, reason, ...said },
      'said outside of Teams',
    );
    if (said.outcome !== 'said') return;
    // After it was said: interrupted in between it is said twice, with the same id, never not at all.
    for (const item of due)
      await memory.fallbacks.update(refKey(item.about), (before) => saidBy(way, item, before, now));
  }

  async function recordsOf(): Promise<ReadonlyMap<string, FallbackRecord>> {
    const kept = await Array.fromAsync(memory.fallbacks.list());
    return new Map(kept.map(({ name, value }) => [name, value]));
  }

  /** What Teams has heard meanwhile, or is over, may be said again when it comes back. */
  async function forgetHeard(unheard: readonly CardItem[]): Promise<void> {
    const still = new Set(unheard.map(({ about }) => refKey(about)));
    for await (const { name, version } of memory.fallbacks.list())
      if (!still.has(name)) await memory.fallbacks.remove(name, { version });
  }

  return async (unheard, sight) => {
    if (fallback.ways.length === 0) return;
    await forgetHeard(unheard);
    if (unheard.length === 0) return;
    const seen = await sight();
    for (const way of fallback.ways) await sayIn(way, unheard, seen);
  };
}

function noticeOf(
  due: readonly CardItem[],
  sight: Sight,
  reason: Unheard,
  { tenantId, words, links }: ElsewhereDependencies,
): FallbackNotice | undefined {
  const { now } = sight.assessment;
  const reminded = reminderView(due, sight).items;
  const items = reminded.flatMap((one) => fallbackItem(one, { words, links, now }) ?? []);
  if (items.length === 0) return undefined;
  const since = Math.min(...items.map(({ saidAt }) => saidAt));
  const holds = new Map(
    reminded.flatMap(({ item, hold }) => (hold === undefined ? [] : [[refKey(item.about), hold] as const])),
  );
  // The same editions give the same id, so that a notice that comes twice is known.
  const id = due.map(({ about, edition }) => `${refKey(about)}:${edition}`).join(',');
  return {
    id,
    at: now,
    tenantId,
    reason,
    since,
    items,
    ...fallbackText(items, holds, { reason, since }, words),
  };
}
