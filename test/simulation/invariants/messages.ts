import { FAMILIES_BY_DEFAULT } from '../../../src/catalogue/families/families.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/instant.ts';
import { refKey } from '../../../src/domain/token.ts';
import type { View } from '../../../src/domain/view.ts';
import { isSurelyFine } from '../oracle/judge.ts';
import type { Known } from '../oracle/knowledge.ts';
import { itemsOf, type SeenItem } from '../seen-cards.ts';
import type { Witness } from '../witness.ts';
import type { Message } from '../worlds/teams.ts';
import { type Invariant, when } from './invariant.ts';

/** A week, and the looks that settle its end. */
const GONE_IS_NEWS = 8 * DAY;

export const staysResolved: Invariant = {
  name: 'stays resolved',
  sentence: 'A message that showed something as resolved never shows it as open again.',
  watch: (_, report) => {
    const resolved = new Map<Message, Map<string, number | undefined>>();
    const note = (message: Message) => {
      const over = resolved.get(message) ?? new Map<string, number | undefined>();
      for (const item of itemsOf(message.shows.view)) {
        if (!item.open) over.set(item.key, item.resolved?.before.expiresAt);
      }
      if (over.size > 0) resolved.set(message, over);
    };
    return {
      posted: note,
      updated: (message) => {
        for (const [key, expiresAt] of resolved.get(message) ?? []) {
          if (showsAsOpen(message.shows.view, key, expiresAt))
            report(
              `${key} is open again on message ${message.id} in ${message.address.conversationId}`,
              `${key} ${message.id}`,
            );
        }
        note(message);
      },
    };
  },
};

/** Open as a reminder, or as the token's own card with the date that was renewed since. */
function showsAsOpen(view: View, key: string, before: number | undefined): boolean {
  if (itemsOf(view).some((item) => item.key === key && item.open)) return true;
  if (view.view !== 'token' || refKey(view.row.token) !== key || before === undefined) return false;
  return view.row.token.expiresAt === before && view.row.headline !== undefined;
}

export const showsThePresent: Invariant = {
  name: 'shows the present',
  sentence: 'No open message shows a state older than one minute after things are quiet.',
  watch: (witness, report) => ({
    quiet: () => {
      for (const message of witness.openMessages()) {
        for (const item of itemsOf(message.shows.view)) {
          const why = item.open ? whyOld(item, witness) : undefined;
          if (why !== undefined)
            report(
              `message ${message.id} in ${message.address.conversationId}, posted ${when(message.postedAt)}, shows ${item.key} as ${item.kind ?? 'fine'}: ${why}`,
              `${message.id} ${item.key}`,
            );
        }
      }
    },
  }),
};

function whyOld(item: SeenItem, witness: Witness): string | undefined {
  const { key } = item;
  const family = FAMILIES_BY_DEFAULT.find((one) => key === `${one}:*`);
  if (family !== undefined) return witness.knowledge.family(family).readable ? 'it can be read' : undefined;
  const known = witness.knowledge.of(key);
  if (known === undefined || known.absent === 1) return undefined;
  if (known.absent > 1) return whyOldAbsence(item, known);
  if (item.kind === 'vanished') return 'it is in Intune';
  if (item.token === undefined) return 'it is in Intune and the card does not show it';
  return whyOldDate(item, known) ?? whyOldState(item, known, witness);
}

/** That it is gone is the present state for a week; the push certificate, that every device needs, is missed for ever. */
function whyOldAbsence({ kind, token }: SeenItem, { absentSince, absentAt }: Known): string | undefined {
  if (kind !== 'vanished') return 'it is gone from Intune';
  if (token?.family === 'push' || absentAt - absentSince < GONE_IS_NEWS) return undefined;
  return `it is gone from Intune since ${when(absentSince)}`;
}

function whyOldDate({ token, kind }: SeenItem, { token: now, seenAt }: Known): string | undefined {
  if (token?.expiresAt !== now.expiresAt)
    return `it expires ${when(now.expiresAt)} and the card says ${when(token?.expiresAt)}`;
  const ended = now.expiresAt !== undefined && now.expiresAt < seenAt;
  return ended && (kind === 'expires-soon' || kind === 'expires-today') ? 'it has expired' : undefined;
}

function whyOldState({ snoozedUntil }: SeenItem, known: Known, witness: Witness): string | undefined {
  if (isFineTwice(known, witness)) return 'it is fine';
  if (snoozedUntil === undefined || snoozedUntil >= known.seenAt - HOUR) return undefined;
  return `its snooze is over since ${when(snoozedUntil)}`;
}

/** At the last two looks that were more than a minute apart. */
function isFineTwice(known: Known, { knowledge, judging, calmSince }: Witness): boolean {
  const last = known.recent.at(-1);
  if (last === undefined) return false;
  const earlier = known.recent.findLast(({ at }) => at < last.at - MINUTE);
  const isFine = ({ token, at }: typeof last) => isSurelyFine(token, at, known, knowledge.all(), judging);
  return earlier !== undefined && earlier.at > (calmSince() ?? last.at) && isFine(last) && isFine(earlier);
}

export const oneOpenMessage: Invariant = {
  name: 'one open message',
  sentence: 'There is at most one open message about a token at a destination.',
  watch: (witness, report) => ({
    quiet: () => {
      const open = new Map<string, Message[]>();
      for (const message of witness.openMessages()) {
        for (const item of itemsOf(message.shows.view)) {
          if (!item.open) continue;
          const name = `${item.key} in ${message.address.conversationId}`;
          open.set(name, [...(open.get(name) ?? []), message]);
        }
      }
      for (const [name, messages] of open) {
        if (messages.length > 1)
          report(
            `${messages.length} open messages about ${name}: ${messages.map(({ id }) => id).join(', ')}`,
            name,
          );
      }
    },
  }),
};

export const onePostARun: Invariant = {
  name: 'one post a run',
  sentence: 'A run posts at most one reminder at a destination.',
  watch: (witness, report) => {
    const posts = new Map<string, { readonly run: number; readonly message: Message }>();
    return {
      posted: (message, by) => {
        if (message.shows.view.view !== 'reminder') return;
        const { conversationId } = message.address;
        const place = `${by.name} ${conversationId}`;
        const run = witness.lookBegan(by.name);
        const before = posts.get(place);
        posts.set(place, { run, message });
        if (before?.run !== run || isContinued(before.message)) return;
        report(
          `messages ${before.message.id} and ${message.id} in ${conversationId} in one run of ${by.name}`,
          `${place} ${run}`,
        );
      },
    };
  },
};

/** More than one card has room for is said in several. */
function isContinued({ shows }: Message): boolean {
  return shows.view.view === 'reminder' && shows.view.heldBack > 0;
}
