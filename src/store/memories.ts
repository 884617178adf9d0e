import type { Address } from '../domain/conversation.ts';
import { isCredible } from '../domain/looking.ts';
import { subjectsOf } from '../domain/message.ts';
import type { ActMemory, ReminderMemory, Shelf, SnapshotMemory } from '../ports.ts';
import { historySchema, hurrySchema, slotSchema, syncSchema, upgradeSync } from './action-schemas.ts';
import { beliefSchema, lineSchema, refusalSlotSchema } from './history-schemas.ts';
import type { KeyValueStore } from './key-value.ts';
import { type Found, type Records, records } from './records.ts';
import {
  boardMessageSchema,
  destinationSchema,
  fallbackSchema,
  placeLanguageSchema,
  placeSchema,
  pulseSchema,
  reminderSchema,
  upgradeReminder,
  watchSchema,
} from './reminder-schemas.ts';
import { addressSchema, isOurs, lookAtSchema, snapshotSchema } from './schemas.ts';

/**
 * The last look of one tenant. Of two writers the later look stays, unless it comes from the future. When it was taken
 * stands beside it, written after it, so that others learn of a newer one without reading all of it.
 */
export function snapshotMemory(store: KeyValueStore, tenantId: string): SnapshotMemory {
  const looks = records(store, { kind: 'look', schema: snapshotSchema, upgrades: [] });
  const heads = records(store, { kind: 'look-at', schema: lookAtSchema, upgrades: [] });
  const isLater = (at: number | undefined, than: number, now: number) =>
    at !== undefined && at > than && isCredible(at, now);
  return {
    last: async () => (await looks.get(tenantId))?.value,
    lastAt: async () => (await heads.get(tenantId))?.value.at,
    save: async (snapshot, now) => {
      await looks.update(tenantId, (current) =>
        isLater(current?.at, snapshot.at, now) ? 'leave' : snapshot,
      );
      await heads.update(tenantId, (current) =>
        isLater(current?.at, snapshot.at, now) ? 'leave' : { at: snapshot.at },
      );
    },
  };
}

/** Where the IT team is, once the bot has met it. */
export interface TeamMemory {
  get(): Promise<Address | undefined>;
  set(address: Address): Promise<void>;
}

export function teamMemory(store: KeyValueStore, itTeamId: string): TeamMemory {
  const teams = records(store, { kind: 'it-team', schema: addressSchema, upgrades: [] });
  return {
    get: async () => (await teams.get(itTeamId))?.value,
    set: async (address) => {
      await teams.update(itTeamId, () => address);
    },
  };
}

/** All that the reminders of one tenant remember. */
export function reminderMemory(store: KeyValueStore, tenantId: string): ReminderMemory {
  const prefix = `${tenantId}/`;
  return {
    watch: scoped(records(store, { kind: 'watch', schema: watchSchema, upgrades: [] }), prefix),
    reminders: scoped(
      records(store, { kind: 'reminder', schema: reminderSchema, upgrades: [upgradeReminder] }),
      prefix,
      isOurs,
    ),
    messages: scoped(
      records(store, { kind: 'message', schema: boardMessageSchema, upgrades: [] }),
      prefix,
      (message) => subjectsOf(message).length > 0,
    ),
    destinations: scoped(
      records(store, { kind: 'destination', schema: destinationSchema, upgrades: [] }),
      prefix,
    ),
    languages: scoped(
      records(store, { kind: 'language', schema: placeLanguageSchema, upgrades: [] }),
      prefix,
    ),
    pulses: scoped(records(store, { kind: 'pulse', schema: pulseSchema, upgrades: [] }), prefix),
    fallbacks: scoped(records(store, { kind: 'fallback', schema: fallbackSchema, upgrades: [] }), prefix),
    places: scoped(records(store, { kind: 'place', schema: placeSchema, upgrades: [] }), prefix),
  };
}

/** All that acting from the cards of one tenant remembers. */
export function actMemory(store: KeyValueStore, tenantId: string): ActMemory {
  const prefix = `${tenantId}/`;
  return {
    syncs: scoped(
      records(store, { kind: 'sync', schema: syncSchema, upgrades: [upgradeSync] }),
      prefix,
      isOurs,
    ),
    history: scoped(records(store, { kind: 'history', schema: historySchema, upgrades: [] }), prefix),
    lines: scoped(records(store, { kind: 'line', schema: lineSchema, upgrades: [] }), prefix),
    linesOf: scoped(records(store, { kind: 'line-of', schema: lineSchema, upgrades: [] }), prefix),
    refusals: scoped(records(store, { kind: 'refusal', schema: refusalSlotSchema, upgrades: [] }), prefix),
    beliefs: scoped(records(store, { kind: 'belief', schema: beliefSchema, upgrades: [] }), prefix),
    presses: scoped(records(store, { kind: 'press', schema: slotSchema, upgrades: [] }), prefix),
    hurry: scoped(records(store, { kind: 'hurry', schema: hurrySchema, upgrades: [] }), prefix),
  };
}

/**
 * The part of a kind whose names begin with the prefix, seen without it: one tenant never meets another's
 * records. What is about a family that only another release knows is kept, and is not listed.
 */
function scoped<T extends object>(
  all: Records<T>,
  prefix: string,
  isKnown: (value: T) => boolean = () => true,
): Shelf<T> {
  const inside = (found: Found<T>): Found<T> => ({ ...found, name: found.name.slice(prefix.length) });
  return {
    get: async (name) => {
      const found = await all.get(prefix + name);
      return found && inside(found);
    },
    put: (name, value, expected) => all.put(prefix + name, value, expected),
    remove: (name, expected) => all.remove(prefix + name, expected),
    async *list(narrower = '', options = {}) {
      const { from, ...rest } = options;
      const shifted = from === undefined ? rest : { ...rest, from: prefix + from };
      for await (const found of all.list(prefix + narrower, shifted))
        if (isKnown(found.value)) yield inside(found);
    },
    update: (name, change) => all.update(prefix + name, change),
  };
}
