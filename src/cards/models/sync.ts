import type { Words } from '../../catalogue/words/words.ts';
import type { SyncOutcome } from '../../domain/actions/sync.ts';
import { noSyncText } from '../../domain/actions/words.ts';
import { causesLink, type Link } from '../../domain/guidance/links.ts';
import { familiesName, subjectOf } from '../../domain/guidance/names.ts';
import { saySync } from '../../domain/guidance/sync-words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { SyncAllView, SyncItem, SyncView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import {
  ALL_TOKENS,
  type ButtonModel,
  buttonModel,
  type HeadModel,
  optional,
  TONES,
  type Tone,
} from './parts.ts';
import { nameBeside } from './rows.ts';

/** More on one card nobody reads, and more do not fit; the rest is counted. */
const MOST = 15;

const RUNNING: Tone = { icon: '⏳', color: 'Accent', style: 'accent' };

const END_TONES: { readonly [O in SyncOutcome['outcome']]: Tone } = {
  completed: TONES.fine,
  failed: TONES.critical,
  refused: TONES.critical,
  'not-possible': TONES.plain,
  gone: TONES.plain,
  'not-started': TONES.warning,
  'not-finished': TONES.warning,
};

/** One item in words, with what may be done about it. */
interface State {
  readonly tone: Tone;
  readonly word: string;
  readonly says: string;
  readonly lines: readonly string[];
  readonly buttons: readonly ButtonModel[];
}

export function syncModel(view: SyncView, look: Look): ListModel {
  const states = view.items.map((item) => ({ item, state: stateOf(item, view.now, look) }));
  const [first] = states;
  if (first !== undefined && states.length === 1) {
    const { item, state } = first;
    const text = `${subjectOf(look.words, { family: item.about.family, name: item.name })} ${state.says}`;
    return {
      ...EMPTY,
      summary: text,
      head: { icon: state.tone.icon, style: state.tone.style, text, sub: state.word },
      hints: state.lines.map((line) => ({ text: line })),
      links: causesOf(view, look),
      buttons: [...state.buttons, showButton(item), ALL_TOKENS].slice(0, 3),
    };
  }
  const head = headOf(states.map(({ state }) => state));
  return {
    ...EMPTY,
    summary: head.text,
    head,
    rows: states.slice(0, MOST).map(({ item, state }) => rowOf(item, state, look.words)),
    rest: restOf(states.length, MOST),
    links: causesOf(view, look),
    buttons: [ALL_TOKENS],
  };
}

export function syncAllModel({ family, items, now }: SyncAllView, look: Look): ListModel {
  const able = items.filter(({ offer }) => offer?.offer === 'sync').length;
  const text = `Which of the ${items.length} are to be synced?`;
  const all =
    able < 2 || look.actions === 'off'
      ? undefined
      : buttonModel(able === items.length ? 'Sync all' : `Sync all ${able} that can be`, {
          verb: 'sync-all',
          family,
          seen: now,
        });
  return {
    ...EMPTY,
    summary: `${familiesName(look.words, family)}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    head: {
      icon: TONES.plain.icon,
      style: TONES.plain.style,
      text,
      sub: `${familiesName(look.words, family)}: ${able} of ${items.length} can be synced now`,
    },
    rows: items.slice(0, MOST).map((item) => rowOf(item, stateOf(item, now, look), look.words)),
    rest: restOf(items.length, MOST),
    buttons: [...optional(all), ALL_TOKENS],
  };
}

const EMPTY = { rows: [], rest: [], hints: [], links: [], pages: [] };

function stateOf(item: SyncItem, now: Instant, look: Look): State {
  const { sync, offer } = item;
  const buttons = look.actions === 'off' ? [] : optional(nextButton(item, now));
  if (sync !== undefined) {
    const tone = sync.end === undefined ? RUNNING : END_TONES[sync.end.outcome];
    return { tone, ...saySync(sync, look.words), buttons };
  }
  if (offer === undefined)
    return { tone: TONES.plain, word: 'Not found', says: 'is not in Intune any more', lines: [], buttons };
  const why = noSyncText(offer, now, look.words);
  if (why === undefined)
    return { tone: TONES.fine, word: 'Can be synced', says: 'can be synced', lines: [], buttons };
  return { tone: TONES.plain, word: 'Not now', says: 'cannot be synced now', lines: [why], buttons };
}

/** Looking again while it may still end, and starting another once it has. */
function nextButton({ about, sync, offer }: SyncItem, now: Instant): ButtonModel | undefined {
  if (sync !== undefined && (sync.end === undefined || sync.end.outcome === 'not-finished'))
    return buttonModel('Look now', { verb: 'sync-look', ref: about });
  if (offer?.offer !== 'sync' || sync?.end?.outcome === 'gone') return undefined;
  return buttonModel(sync === undefined ? 'Sync now' : 'Sync again', { verb: 'sync', ref: about, seen: now });
}

function rowOf(item: SyncItem, { tone, word, lines, buttons }: State, words: Words): ListRowModel {
  return {
    ...nameBeside({ family: item.about.family, name: item.name }, words),
    state: `${tone.icon} ${word}`,
    color: tone.color,
    when: ' ',
    notes: lines.map((text) => ({ text })),
    buttons,
  };
}

/** Only where Intune gave an error code: its causes are on a page of their own. */
function causesOf({ items }: SyncView, { links, words }: Look): Link[] {
  const hasCode = items.some(({ sync }) => sync?.end?.outcome === 'failed' && !!sync.end.after.syncErrorCode);
  return hasCode ? [causesLink(links, words)] : [];
}

function showButton({ about }: SyncItem): ButtonModel {
  return buttonModel('Show this token', { verb: 'show', ref: about });
}

/** Several syncs are as good as the worst of them. */
function headOf(states: readonly State[]): HeadModel {
  const order: readonly Tone[] = [TONES.critical, TONES.warning, RUNNING, TONES.plain, TONES.fine];
  const tone = order.find((one) => states.some((state) => state.tone === one)) ?? TONES.plain;
  const words = Map.groupBy(states, ({ word }) => word);
  const counts = [...words].map(([word, { length }]) => `${length} ${word.toLowerCase()}`);
  const open = states.some((state) => state.tone === RUNNING);
  return {
    icon: tone.icon,
    style: tone.style,
    text: `${states.length} syncs: ${counts.join(', ')}`,
    sub: open ? 'This card shows how they end' : 'All have ended',
  };
}
