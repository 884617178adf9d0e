/** How the domain's values look once they have been through the store. Decoded, because a store outlives its writer. */
import { z } from 'zod';
import type { Address, MessageRef, Person } from '../domain/conversation.ts';
import type { Reading, Snapshot, Unreadable } from '../domain/snapshot.ts';
import type { AdeToken, PushToken, Token, VppToken } from '../domain/token.ts';

/** `T` with every optional field possibly undefined, as zod infers it; JSON never holds an undefined. */
type Schema<T> = z.ZodType<T>;

const optionalText = z.string().exactOptional();
const optionalInstant = z.number().exactOptional();
const facts = {
  name: z.string(),
  appleAccount: optionalText,
  expiresAt: optionalInstant,
  notGiven: z.record(z.string(), z.number().nullable()).exactOptional(),
};

const pushToken: Schema<PushToken> = z.object({
  ...facts,
  family: z.literal('push'),
  id: z.literal('push'),
  topic: optionalText,
  serial: optionalText,
});

const vppToken: Schema<VppToken> = z.object({
  ...facts,
  family: z.literal('vpp'),
  id: z.string(),
  organization: optionalText,
  location: optionalText,
  school: z.boolean(),
  state: z.string(),
  lastSyncAt: optionalInstant,
  syncStatus: z.string(),
});

const adeToken: Schema<AdeToken> = z.object({
  ...facts,
  family: z.literal('ade'),
  id: z.string(),
  school: z.boolean(),
  deviceCount: z.number().exactOptional(),
  lastSyncAt: optionalInstant,
  syncTriggeredAt: optionalInstant,
  syncErrorCode: z.number(),
});

export const unreadableSchema: Schema<Unreadable> = z.object({
  kind: z.enum([
    'permission',
    'sign-in',
    'no-intune',
    'throttled',
    'server',
    'timeout',
    'network',
    'unexpected',
  ]),
  status: z.number().exactOptional(),
  code: optionalText,
  permissions: z.array(z.string()),
  requestId: z.string(),
});

function readingOf<T extends Token>(token: Schema<T>): Schema<Reading<T>> {
  return z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('read'), tokens: z.array(token) }),
    z.object({ outcome: z.literal('absent') }),
    z.object({
      outcome: z.literal('unreadable'),
      reason: unreadableSchema,
      last: z.object({ tokens: z.array(token), at: z.number() }).exactOptional(),
    }),
  ]);
}

export const snapshotSchema: Schema<Snapshot> = z.object({
  tenantId: z.string(),
  at: z.number(),
  readings: z.object({ push: readingOf(pushToken), vpp: readingOf(vppToken), ade: readingOf(adeToken) }),
});

export const lookAtSchema: Schema<{ readonly at: number }> = z.object({ at: z.number() });

export const addressSchema: Schema<Address> = z.object({
  kind: z.enum(['personal', 'group-chat', 'channel']),
  tenantId: z.string(),
  serviceUrl: z.string(),
  conversationId: z.string(),
  botId: z.string(),
  team: z.object({ id: z.string(), groupId: optionalText, name: optionalText }).exactOptional(),
  channel: z.object({ id: z.string(), name: optionalText }).exactOptional(),
});

export const personSchema: Schema<Person> = z.object({
  teamsId: z.string(),
  objectId: optionalText,
  name: z.string(),
});

export const messageSchema: Schema<MessageRef> = z.object({
  address: addressSchema,
  threadId: optionalText,
  messageId: z.string(),
});
