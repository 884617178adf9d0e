/**
 * Activities as Teams posts them to a bot. Each builder gives a complete one; a test names the fields it is
 * about. Shapes follow the samples of Microsoft's "Conversation events" and "Messages in bot conversations".
 */

export const BOT = { id: '28:11111111-1111-4111-8111-111111111111', name: 'Token Warden' };
export const TENANT = '22222222-2222-4222-8222-222222222222';
export const TEAM = {
  id: '19:general@thread.tacv2',
  aadGroupId: '33333333-3333-4333-8333-333333333333',
  name: 'IT Operations',
};
export const CHANNEL = { id: '19:alerts@thread.tacv2', name: 'Alerts' };
export const ALEX = {
  id: '29:alex',
  aadObjectId: '44444444-4444-4444-8444-444444444444',
  name: 'Alex Wilber',
};

export type ActivityJson = { readonly [key: string]: unknown };
export type Where = 'personal' | 'groupChat' | 'channel';

export interface Told {
  readonly serviceUrl: string;
  readonly where?: Where;
  readonly tenantId?: string;
  readonly from?: { readonly id: string; readonly aadObjectId?: string; readonly name?: string };
  /** In a channel the root message of the thread; the message itself when it opens one. */
  readonly threadId?: string;
  readonly id?: string;
}

/** What every activity has. A thread id is only put in where Teams would. */
export function activity(told: Told, fields: ActivityJson): ActivityJson {
  const where = told.where ?? 'personal';
  const tenantId = told.tenantId ?? TENANT;
  return {
    id: told.id ?? '1700000000001',
    timestamp: '2026-11-23T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: told.serviceUrl,
    from: told.from ?? ALEX,
    recipient: BOT,
    conversation: { ...conversation(where, told.threadId), tenantId },
    channelData: { tenant: { id: tenantId }, ...(where === 'channel' ? channelData() : {}) },
    locale: 'en-US',
    ...fields,
  };
}

function conversation(where: Where, threadId: string | undefined): ActivityJson {
  if (where === 'personal') return { conversationType: 'personal', id: 'a:alex-and-bot' };
  if (where === 'groupChat') return { conversationType: 'groupChat', id: '19:chat@thread.v2', isGroup: true };
  const id = threadId === undefined ? CHANNEL.id : `${CHANNEL.id};messageid=${threadId}`;
  return { conversationType: 'channel', id, isGroup: true };
}

/** With a message Teams names the ids of team and channel, and nothing else about them. */
function channelData(): ActivityJson {
  return {
    team: { id: TEAM.id },
    channel: { id: CHANNEL.id },
    teamsTeamId: TEAM.id,
    teamsChannelId: CHANNEL.id,
  };
}

/** A message in a channel or group chat mentions the bot, as Teams demands; the text is given without the mention. */
export function message(told: Told, text: string, fields: ActivityJson = {}): ActivityJson {
  if ((told.where ?? 'personal') === 'personal') return rawMessage(told, text, fields);
  const entities = [mention(BOT)];
  return rawMessage(told, `<at>${BOT.name}</at>&nbsp;${text}\r\n`, { entities, ...fields });
}

/** A message whose text goes out exactly as given. */
export function rawMessage(told: Told, text: string, fields: ActivityJson = {}): ActivityJson {
  const root = told.where === 'channel' ? { threadId: told.threadId ?? told.id ?? '1700000000001' } : {};
  const html = { contentType: 'text/html', content: `<div>${text}</div>` };
  return activity(
    { ...told, ...root },
    { type: 'message', textFormat: 'plain', text, attachments: [html], ...fields },
  );
}

export function mention(
  who: { readonly id: string; readonly name: string },
  text = `<at>${who.name}</at>`,
): ActivityJson {
  return { type: 'mention', mentioned: { id: who.id, name: who.name }, text };
}

/** The message after its author edited it. */
export function edited(told: Told, text: string): ActivityJson {
  return withEvent(message(told, text, { type: 'messageUpdate' }), 'editMessage');
}

/** An `Action.Submit` on the card of the message `replyToId`. */
export function submit(told: Told, value: ActivityJson, replyToId?: string): ActivityJson {
  const threadId = told.where === 'channel' ? { threadId: told.threadId ?? '1600000000000' } : {};
  const reply = replyToId === undefined ? {} : { replyToId };
  return activity({ ...told, ...threadId }, { type: 'message', value, ...reply });
}

/** An `Action.Execute` on the card of the message `replyToId`. */
export function execute(told: Told, verb: string, data: ActivityJson = {}, replyToId?: string): ActivityJson {
  const action = { type: 'Action.Execute', id: verb, verb, data };
  return invoke(told, 'adaptiveCard/action', { action, trigger: 'manual' }, replyToId);
}

export function invoke(told: Told, name: string, value: unknown, replyToId?: string): ActivityJson {
  const threadId = told.where === 'channel' ? { threadId: told.threadId ?? '1600000000000' } : {};
  const reply = replyToId === undefined ? {} : { replyToId };
  return activity({ ...told, ...threadId }, { type: 'invoke', name, value, ...reply });
}

/** The app was installed, upgraded or removed. Only here does the conversation name the channel the installer picked. */
export function installationUpdate(
  told: Told,
  action: 'add' | 'add-upgrade' | 'remove' | 'remove-upgrade' = 'add',
): ActivityJson {
  const base = activity(told, { type: 'installationUpdate', action });
  if (told.where !== 'channel') return base;
  return {
    ...base,
    channelData: { ...Object(base['channelData']), team: TEAM, settings: { selectedChannel: CHANNEL } },
  };
}

/** Somebody (the bot itself unless told otherwise) was added to the conversation. */
export function membersAdded(told: Told, members: readonly { readonly id: string }[] = [BOT]): ActivityJson {
  return withEvent(activity(told, { type: 'conversationUpdate', membersAdded: members }), 'teamMemberAdded');
}

/** A team or channel was renamed, deleted, archived, restored. */
export function placeEvent(
  told: Told,
  eventType: string,
  channel?: { readonly id: string; readonly name?: string },
): ActivityJson {
  const base = activity({ ...told, where: 'channel' }, { type: 'conversationUpdate' });
  const about = channel === undefined ? { channel: undefined } : { channel };
  return {
    ...base,
    channelData: { tenant: { id: told.tenantId ?? TENANT }, team: TEAM, eventType, ...about },
  };
}

/** The same activity with the event type that Teams puts into its channel data. */
export function withEvent(base: ActivityJson, eventType: string): ActivityJson {
  return { ...base, channelData: { ...Object(base['channelData']), eventType } };
}
