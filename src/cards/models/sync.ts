import type { Words } from '../../catalogue/words/words.ts';
import type { SyncOutcome } from '../../domain/actions/sync.ts';
import { noSyncText } from '../../domain/actions/words.ts';
import { causesLink, type Link } from '../../domain/guidance/links.ts';
import { familiesName, subjectOf } from '../../domain/guidance/names.ts';
import { type SyncState, syncLines, syncState } from '../../domain/guidance/sync-words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { SyncAllView, SyncItem, SyncView } from '../../domain/view-acting.ts';
import type { Look } from '../look.ts';
import { type ListModel, type ListRowModel, restOf } from './list.ts';
import {
  type ButtonModel,
  buttonModel,
  commonButton,
  type HeadModel,
  optional,
  showButton,
  TONES,
  type Tone,
} from './parts.ts';
import { nameBeside } from './rows.ts';

/** More on one card nobody reads, and more do not fit; the rest is counted. */
const MOST = 15;

const RUNNING: Tone = { icon: '⏳', color: 'Accent', badge: 'Informative', style: 'accent' };

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
  /** Its words are under `sync.<code>`. */
  readonly code: SyncState | 'possible' | 'not-now';
  readonly lines: readonly string[];
  readonly buttons: readonly ButtonModel[];
}

export function syncModel(view: SyncView, look: Look): ListModel {
  const { words } = look;
  const states = view.items.map((item) => ({ item, state: stateOf(item, view.now, look) }));
  const [first] = states;
  if (first !== undefined && states.length === 1) {
    const { item, state } = first;
    const subject = subjectOf(words, { family: item.about.family, name: item.name });
    const text = words.t(`sync.${state.code}.headline`, { subject });
    return {
      ...EMPTY,
      summary: text,
      head: { icon: state.tone.icon, style: state.tone.style, text, sub: words.t(`sync.${state.code}.word`) },
      hints: state.lines.map((line) => ({ text: line })),
      links: causesOf(view, look),
      buttons: [...state.buttons, showButton(item.about, words), commonButton('all-tokens', words)].slice(
        0,
        3,
      ),
    };
  }
  const head = headOf(
    states.map(({ state }) => state),
    words,
  );
  return {
    ...EMPTY,
    summary: head.text,
    head,
    rows: states.slice(0, MOST).map(({ item, state }) => rowOf(item, state, words)),
    rest: restOf(states.length, MOST, words),
    links: causesOf(view, look),
    buttons: [commonButton('all-tokens', words)],
  };
}

export function syncAllModel({ family, items, now }: SyncAllView, look: Look): ListModel {
  const able = items.filter(({ offer }) => offer?.offer === 'sync').length;
  const { words } = look;
  const { length: n } = items;
  const families = familiesName(words, family);
  const text = words.t('sync-all.title', { n });
  const all =
    able < 2 || look.actions === 'off'
      ? undefined
      : buttonModel(able === n ? words.t('button.sync-all') : words.t('button.sync-able', { n: able }), {
          verb: 'sync-all',
          family,
          seen: now,
        });
  return {
    ...EMPTY,
    summary: words.t('sync-all.summary', { families, n }),
    head: {
      icon: TONES.plain.icon,
      style: TONES.plain.style,
      text,
      sub: words.t('sync-all.sub', { families, able, n }),
    },
    rows: items.slice(0, MOST).map((item) => rowOf(item, stateOf(item, now, look), words)),
    rest: restOf(items.length, MOST, words),
    buttons: [...optional(all), commonButton('all-tokens', words)],
  };
}

const EMPTY = { rows: [], rest: [], hints: [], links: [], pages: [] };

function stateOf(item: SyncItem, now: Instant, look: Look): State {
  const { sync, offer } = item;
  const buttons = look.actions === 'off' ? [] : optional(nextButton(item, now, look.words));
  if (sync !== undefined) {
    const tone = sync.end === undefined ? RUNNING : END_TONES[sync.end.outcome];
    return { tone, code: syncState(sync), lines: syncLines(sync, look.words), buttons };
  }
  if (offer === undefined) return { tone: TONES.plain, code: 'gone', lines: [], buttons };
  const why = noSyncText(offer, now, look.words);
  if (why === undefined) return { tone: TONES.fine, code: 'possible', lines: [], buttons };
  return { tone: TONES.plain, code: 'not-now', lines: [why], buttons };
}

/** Looking again while it may still end, and starting another once it has. */
function nextButton({ about, sync, offer }: SyncItem, now: Instant, words: Words): ButtonModel | undefined {
  if (sync !== undefined && (sync.end === undefined || sync.end.outcome === 'not-finished'))
    return buttonModel(words.t('button.look-now'), { verb: 'sync-look', ref: about });
  if (offer?.offer !== 'sync' || sync?.end?.outcome === 'gone') return undefined;
  const title = words.t(sync === undefined ? 'button.sync' : 'button.sync-again');
  return buttonModel(title, { verb: 'sync', ref: about, seen: now });
}

function rowOf(item: SyncItem, { tone, code, lines, buttons }: State, words: Words): ListRowModel {
  return {
    ...nameBeside({ family: item.about.family, name: item.name }, words),
    state: `${tone.icon} ${words.t(`sync.${code}.word`)}`,
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

/** Several syncs are as good as the worst of them. */
function headOf(states: readonly State[], words: Words): HeadModel {
  const order: readonly Tone[] = [TONES.critical, TONES.warning, RUNNING, TONES.plain, TONES.fine];
  const tone = order.find((one) => states.some((state) => state.tone === one)) ?? TONES.plain;
  const codes = Map.groupBy(states, ({ code }) => code);
  const counts = [...codes].map(([code, { length: n }]) => words.t(`sync.${code}.count`, { n }));
  const open = states.some((state) => state.tone === RUNNING);
  return {
    icon: tone.icon,
    style: tone.style,
    text: words.t('sync.several', { n: states.length, counts: counts.join(', ') }),
    sub: words.t(open ? 'sync.several.open' : 'sync.several.ended'),
  };
}
