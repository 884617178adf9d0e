import type { Words } from '../../catalogue/words/words.ts';
import type { Address } from '../../domain/conversation.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Instant } from '../../domain/instant.ts';
import type { WhereView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import { type ButtonModel, buttonModel, commonButton, TONES } from './parts.ts';

type Destination = WhereView['destinations'][number];

/** More than this nobody reads; the rest is counted. */
const MOST_PLACES = 20;

export function whereModel(view: WhereView, look: Look): ListModel {
  const { words } = look;
  const places = [...view.destinations].sort((one, other) => rank(one) - rank(other));
  const alive = places.filter(({ dead }) => dead === undefined).length;
  const tone = alive > 0 ? TONES.plain : TONES.critical;
  const text = headline(alive, places.length, words);
  return {
    summary: text,
    head: {
      icon: alive > 0 ? '🔔' : tone.icon,
      style: tone.style,
      text,
      sub: subline(alive, places.length, words),
    },
    rows: places.slice(0, MOST_PLACES).map((place) => placeModel(place, view.now, words)),
    rest: restOf(places.length, MOST_PLACES, words),
    hints: [{ text: hintOf(view, look) }],
    links: [],
    pages: [],
    buttons: [
      ...startButton(view, words),
      commonButton('upcoming', words),
      commonButton('all-tokens', words),
    ],
  };
}

/** Where nobody is reminded yet, the way to begin. */
function startButton({ destinations }: WhereView, words: Words): ButtonModel[] {
  if (destinations.some(({ here, hears, dead }) => here && dead === undefined && hears === undefined))
    return [];
  return [buttonModel(words.t('button.remind-here'), { verb: 'remind-here', list: 1 })];
}

/** The way to end it in a place. Of one that cannot be reached it is forgotten. */
function stopButton({ address, here, dead }: Destination, words: Words): ButtonModel {
  const word = dead !== undefined ? 'button.forget-place' : here ? 'button.not-here' : 'button.not-there';
  return buttonModel(words.t(word), { verb: 'stop-reminding-here', place: address.conversationId, list: 1 });
}

/** The conversation somebody asks in first, then those that work. */
function rank({ here, dead }: Destination): number {
  return (here ? 0 : 2) + (dead === undefined ? 0 : 1);
}

function headline(alive: number, all: number, words: Words): string {
  if (all === 0) return words.t('where.none');
  return alive === 0 ? words.t('where.none-alive') : words.t('where.some', { n: alive });
}

function subline(alive: number, all: number, words: Words): string {
  if (all === 0) return words.t('where.none.sub');
  return alive === all ? words.t('where.all.sub') : words.t('where.some.sub', { n: all - alive });
}

function hintOf({ destinations }: WhereView, { botName: bot, words }: Look): string {
  const here = destinations.find((one) => one.here);
  const listens = here !== undefined && here.dead === undefined;
  return words.t(listens ? 'where.hint.stop' : 'where.hint.start', { bot });
}

function placeModel(destination: Destination, now: Instant, words: Words): ListRowModel {
  const { address, here, hears, dead, lastDelivery } = destination;
  const common = {
    name: placeName(address, words),
    family: here ? `  ${words.t('where.here')}` : ' ',
    buttons: [stopButton(destination, words)],
  };
  const only = hears === 'escalations' ? [{ text: words.t('where.escalations') }] : [];
  if (dead !== undefined) {
    return {
      ...common,
      state: `⛔ ${words.t('where.state.dead')}`,
      color: TONES.critical.color,
      when: ` · ${words.t('where.when.dead', { when: words.moment(dead.at, now) })}`,
      notes: [...only, { text: causeText(dead, words) }],
    };
  }
  if (lastDelivery === undefined)
    return {
      ...common,
      state: `✅ ${words.t('where.state.listening')}`,
      color: TONES.fine.color,
      when: ` · ${words.t('where.when.never')}`,
      notes: only,
    };
  return { ...common, ...deliveryModel(lastDelivery, now, words), notes: only };
}

function deliveryModel(
  { at, outcome }: NonNullable<Destination['lastDelivery']>,
  now: Instant,
  words: Words,
): Pick<ListRowModel, 'state' | 'color' | 'when'> {
  const when = words.moment(at, now);
  const listening = { state: `✅ ${words.t('where.state.listening')}`, color: TONES.fine.color };
  switch (outcome) {
    case 'delivered':
    case 'message-gone':
      return { ...listening, when: ` · ${words.t(`where.when.${outcome}`, { when })}` };
    case 'try-later':
      return {
        state: `⚠️ ${words.t('where.state.delayed')}`,
        color: TONES.warning.color,
        when: ` · ${words.t('where.when.try-later', { when })}`,
      };
    default:
      return {
        state: `⚠️ ${words.t('where.state.refused')}`,
        color: TONES.warning.color,
        when: ` · ${words.t('where.when.rejected', { when })}`,
      };
  }
}

/** What an older release noted has no cause, only what Teams said. */
function causeText({ cause, reason }: NonNullable<Destination['dead']>, words: Words): string {
  const known = cause === undefined ? undefined : words.known(`where.cause.${cause}`);
  return known ?? `${showable(reason)}.`;
}

/** `Contoso IT > Apple devices`. Teams gives the first channel of a team no name. */
function placeName({ kind, team, channel }: Address, words: Words): string {
  if (kind !== 'channel') return words.t(`place.${kind}`);
  const first = channel === undefined || channel.id === team?.id;
  const channelName = channel?.name ?? words.t(first ? 'place.first-channel' : 'place.channel');
  const teamName = team?.name === undefined ? words.t('place.team') : showable(team.name);
  return `${teamName} > ${showable(channelName)}`;
}
