import type { Words } from '../../catalogue/words/words.ts';
import type { Address } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { count } from '../../domain/guidance/words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WhereView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import { ALL_TOKENS, TONES, UPCOMING } from './parts.ts';

type Destination = WhereView['destinations'][number];

/** More than this nobody reads; the rest is counted. */
const MOST_PLACES = 20;

/** What Teams answers when a conversation is gone, and what the bot writes itself, in words. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/BotNotInConversationRoster|ForbiddenOperation/, 'The bot was removed from it.'],
  [/BotDisabledByAdmin/, 'An administrator has blocked the bot.'],
  [/ConversationBlockedByUser/, 'The bot was blocked there.'],
  [/MessageWritesBlocked/, 'Nobody can write there: it was archived, or the bot was blocked.'],
  [/ConversationNotFound|channel deleted/, 'The channel or chat was deleted.'],
  [/team deleted/, 'The team was deleted.'],
  [/team archived/, 'The team was archived.'],
];

export function whereModel(view: WhereView, look: Look): ListModel {
  const places = [...view.destinations].sort((one, other) => rank(one) - rank(other));
  const alive = places.filter(({ dead }) => dead === undefined).length;
  const tone = alive > 0 ? TONES.plain : TONES.critical;
  const text = headline(alive, places.length);
  return {
    summary: text,
    head: { icon: alive > 0 ? '🔔' : tone.icon, style: tone.style, text, sub: subline(alive, places.length) },
    rows: places.slice(0, MOST_PLACES).map((place) => placeModel(place, view.now, look.words)),
    rest: restOf(places.length, MOST_PLACES),
    hints: [{ text: hintOf(view, look) }],
    links: [],
    pages: [],
    buttons: [UPCOMING, ALL_TOKENS],
  };
}

/** The conversation somebody asks in first, then those that work. */
function rank({ here, dead }: Destination): number {
  return (here ? 0 : 2) + (dead === undefined ? 0 : 1);
}

function headline(alive: number, all: number): string {
  if (all === 0) return 'Reminders go nowhere yet';
  return alive === 0
    ? 'Reminders go nowhere: no place can be reached'
    : `Reminders go to ${count(alive, 'place')}`;
}

function subline(alive: number, all: number): string {
  if (all === 0) return 'Until then only people who ask are answered';
  return alive === all ? 'All can be reached' : `${all - alive} cannot be reached any more`;
}

function hintOf({ destinations }: WhereView, { botName }: Look): string {
  const here = destinations.find((one) => one.here);
  if (here === undefined || here.dead !== undefined)
    return `To be reminded, write “@${botName} remind here” in the channel of those who renew.`;
  return `Write “@${botName} stop reminding here” to end it in a place, “remind here” to add one.`;
}

function placeModel(
  { address, here, dead, lastDelivery }: Destination,
  now: Instant,
  words: Words,
): ListRowModel {
  const common = { name: placeName(address), family: here ? '  (here)' : ' ', buttons: [] };
  if (dead !== undefined) {
    return {
      ...common,
      state: '⛔ Cannot be reached',
      color: TONES.critical.color,
      when: ` · since ${words.moment(dead.at, now)}`,
      notes: [{ text: reasonText(dead.reason) }],
    };
  }
  if (lastDelivery === undefined)
    return {
      ...common,
      state: '✅ Listening',
      color: TONES.fine.color,
      when: ' · nothing was sent yet',
      notes: [],
    };
  return { ...common, ...deliveryModel(lastDelivery, now, words), notes: [] };
}

function deliveryModel(
  { at, outcome }: NonNullable<Destination['lastDelivery']>,
  now: Instant,
  words: Words,
): Pick<ListRowModel, 'state' | 'color' | 'when'> {
  const when = words.moment(at, now);
  switch (outcome) {
    case 'delivered':
      return { state: '✅ Listening', color: TONES.fine.color, when: ` · last delivery ${when}` };
    case 'message-gone':
      return {
        state: '✅ Listening',
        color: TONES.fine.color,
        when: ` · the last card was deleted there, seen ${when}`,
      };
    case 'try-later':
      return {
        state: '⚠️ Delayed',
        color: TONES.warning.color,
        when: ` · Teams did not take it at ${when}; it is tried again`,
      };
    default:
      return {
        state: '⚠️ Refused',
        color: TONES.warning.color,
        when: ` · Teams refused the last card, ${when}`,
      };
  }
}

function reasonText(reason: string): string {
  return REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? `${showable(reason)}.`;
}

/** `Contoso IT > Apple devices`. Teams gives the first channel of a team no name. */
function placeName({ kind, team, channel }: Address): string {
  if (kind === 'personal') return 'Personal chat';
  if (kind === 'group-chat') return 'Group chat';
  const first = channel === undefined || channel.id === team?.id;
  const channelName = channel?.name ?? (first ? 'General' : 'a channel');
  return `${team?.name === undefined ? 'A team' : showable(team.name)} > ${showable(channelName)}`;
}
