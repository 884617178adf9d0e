/** How the domain's values look once they have been through the store. Decoded, because a store outlives its writer. */
import { z } from 'zod';
import { FAMILIES, type Family, isFamily, type Token } from '../catalogue/families/families.ts';
import type { Address, MessageRef, Person } from '../domain/conversation.ts';
import type { Reading, Snapshot, Unreadable } from '../domain/snapshot.ts';
import type { TokenRef } from '../domain/token.ts';

/** `T` with every optional field possibly undefined, as zod infers it; JSON never holds an undefined. */
type Schema<T> = z.ZodType<T>;

const optionalText = z.string().exactOptional();
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
    z.object({ outcome: z.literal('not-asked') }),
    z.object({
      outcome: z.literal('unreadable'),
      reason: unreadableSchema,
      last: z.object({ tokens: z.array(token), at: z.number() }).exactOptional(),
    }),
  ]);
}

/** A family that this release knows and the writer did not was not looked at; one that only the writer knew is ignored. */
const readings = z.object(
  Object.fromEntries(
    Object.entries(FAMILIES).map(([family, { shape }]) => [
      family,
      readingOf<Token>(shape).default({ outcome: 'not-asked' }),
    ]),
  ),
) as unknown as Schema<Snapshot['readings']>;

export const snapshotSchema: Schema<Snapshot> = z.object({
  tenantId: z.string(),
  at: z.number(),
  readings,
});

/** A token or a family of any release: what is about a family nobody knows here is kept, and left alone (`isOurs`). */
export const aboutSchema: Schema<TokenRef> = z.object({
  family: z.string().transform((name) => name as Family),
  id: z.string(),
});

/** Whether a record is about a family this release knows. */
export function isOurs({ about }: { readonly about?: TokenRef | undefined }): boolean {
  return about === undefined || isFamily(about.family);
}

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
