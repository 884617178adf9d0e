import { z } from 'zod';
import { type Message, messageName } from '../../domain/message.ts';
import type { ActMemory, ReminderMemory } from '../../ports.ts';
import type { KeyValueStore } from '../key-value.ts';
import { aboutSchema, messageSchema } from '../schemas.ts';

/** What 0.1.0 kept with a sync: the messages that show it. */
const shownSchema = z.object({
  v: z.literal(1),
  data: z.object({
    startedAt: z.number(),
    stage: z.string(),
    owed: z.boolean(),
    shownOn: z.array(z.object({ message: messageSchema, about: z.array(aboutSchema) })),
  }),
});

/** Turns the messages that show a sync of 0.1.0 into records of their own, while they still wait for its outcome. */
export async function upgradeSyncs(
  store: KeyValueStore,
  tenantId: string,
  { messages, syncs }: Pick<ReminderMemory, 'messages'> & Pick<ActMemory, 'syncs'>,
): Promise<void> {
  const prefix = `${tenantId}/`;
  for (const { key, value } of await Array.fromAsync(store.list('sync', prefix))) {
    const old = shownSchema.safeParse(value);
    if (!old.success) continue;
    const { startedAt, stage, owed, shownOn } = old.data.data;
    for (const { message: ref, about: refs } of stage === 'ended' && !owed ? [] : shownOn) {
      const message: Message = {
        id: ref.messageId.replace(/[^\w-]/g, '').slice(-12),
        destination: ref.address.conversationId,
        shows: { kind: 'syncs', about: refs },
        postedAt: startedAt,
        ref,
        digest: '',
      };
      await messages.put(messageName(message), message, 'absent');
    }
    // Written once in its new form, it is not met here again.
    await syncs.update(key.name.slice(prefix.length), (current) => current ?? 'leave');
  }
}
