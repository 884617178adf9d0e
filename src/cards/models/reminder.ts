import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { gapText, holdText } from '../../domain/guidance/reminder-words.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { isConsequence } from '../../domain/plan/mute.ts';
import { ROWS_A_PAGE } from '../../domain/sight.ts';
import { compareFindings } from '../../domain/urgency.ts';
import type { ReminderItem, ReminderView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import { type Action, arranged, execute, led } from './actions.ts';
import { type SnoozeModel, snoozeModel, syncBeside } from './acts.ts';
import { type GuideModel, guideModel } from './guide.ts';
import type { MentionModel } from './mention.ts';
import { cardActions, type Offering } from './offered.ts';
import { type ChangeModel, type CheckModel, changesOf, checksOf, leadOf, undoAdvice } from './one.ts';
import { ROWS_BUDGET, sizeOf } from './paging.ts';
import {
  type BadgedHeadModel,
  type CardModel,
  commonButton,
  type LineModel,
  line,
  optional,
  showButton,
  type Tone,
  toneOf,
} from './parts.ts';
import { callsOf, type Entry, mentionsOf, reminderHead } from './reminder-head.ts';
import { claimOf, type ItemState, itemState, nameOfItem, opened } from './reminder-item.ts';
import { type RowModel, rowOfFinding } from './rows.ts';
import { troubleRow } from './status.ts';

export interface ReminderModel extends CardModel {
  readonly head: BadgedHeadModel;
  /** Of a card of one: what follows and what to do, or what became of it. */
  readonly lead: readonly LineModel[];
  /** None or one; only after a wrong renewal. */
  readonly changes: readonly ChangeModel[];
  /** Those who had taken one of the items on before this card. */
  readonly mentions: readonly MentionModel[];
  readonly notes: readonly { readonly text: string }[];
  /** What else is the matter with the one token of the card. */
  readonly others: readonly {
    readonly state: string;
    readonly color: Tone['color'];
    readonly text: string;
  }[];
  /** Only on a card of several. */
  readonly rows: readonly RowModel[];
  readonly heldBack: readonly { readonly text: string }[];
  readonly actions: readonly Action[];
  /** None or one each; what unfolds on a card of one token that is still open. */
  readonly checks: readonly CheckModel[];
  readonly guides: readonly (GuideModel & { readonly advice: readonly { readonly text: string }[] })[];
  readonly snoozes: readonly SnoozeModel[];
  readonly age: string;
}

/** What the id of its message adds to the buttons of a row, in bytes. */
const SIGNATURES = 120;

export function reminderModel(view: ReminderView, look: Look): ReminderModel {
  // What a newer message speaks of is only counted here, as long as anything else is left.
  const still = view.items.filter(({ item }) => item.superseded !== true);
  const again = still.length === 0 ? 0 : view.items.length - still.length;
  const entries = (still.length === 0 ? view.items : still)
    .map((reminded): Entry => ({ reminded, state: itemState(reminded, view.now, look.words) }))
    .sort(byUrgency);
  const [first, ...more] = entries;
  if (first === undefined) throw new RangeError('a reminder card has at least one item');
  const { words } = look;
  const head = reminderHead(entries, first, words);
  const single = more.length === 0 ? first : undefined;
  const mentions = [...mentionsOf(entries, words), ...callsOf(view, entries, words)];
  const rows =
    single === undefined ? fitting(entries.map((entry, index) => rowOf(entry, index, view, look))) : [];
  const hidden = single === undefined ? entries.length - rows.length : 0;
  return {
    summary: head.text,
    head,
    mentions,
    notes: [...notesOf(single, mentions, view.now, words), ...gapsOf(entries, words)].map((text) => ({
      text,
    })),
    ...partsOfOne(single, view, look),
    rows,
    heldBack: [
      ...optional(hiddenLine(hidden, words)),
      ...optional(againLine(again, words)),
      ...optional(heldBackLine(view.heldBack, words)),
    ],
    actions: actionsOf(entries, single, view, look),
    age: ageOf(entries, view.now, words),
  };
}

type PartsOfOne = Pick<ReminderModel, 'lead' | 'changes' | 'others' | 'checks' | 'guides' | 'snoozes'>;

const NONE: PartsOfOne = { lead: [], changes: [], others: [], checks: [], guides: [], snoozes: [] };

function partsOfOne(single: Entry | undefined, { now }: ReminderView, look: Look): PartsOfOne {
  if (single === undefined) return NONE;
  const { reminded, state } = single;
  const { words } = look;
  const { said } = state;
  if (said === undefined) {
    // What a renewal has gained comes first.
    const first = reminded.item.over?.reason === 'renewed' ? 'Bolder' : 'Default';
    return { ...NONE, lead: state.notes.map((text, at) => line(text, at === 0 ? first : 'Default')) };
  }
  return {
    lead: leadOf(said, words),
    changes: changesOf(said, reminded.item.right, words),
    others: othersOf(single, now, words),
    checks: checksOf(said, look),
    guides: guidesOf(single, look),
    snoozes: optional(snoozeModel(offeringOf(reminded, said.finding, now, look), look)),
  };
}

/** What is open first, then what seems over, then what is over; each in the order of urgency. */
function byUrgency({ state: one }: Entry, { state: other }: Entry): number {
  const order: readonly ItemState['phase'][] = ['open', 'settling', 'over'];
  const phases = order.indexOf(one.phase) - order.indexOf(other.phase);
  if (phases !== 0 || one.said === undefined || other.said === undefined) return phases;
  return compareFindings(one.said.finding, other.said.finding);
}

/** The first is unfolded: the most urgent is seen with what follows and what to press. */
function rowOf({ reminded, state }: Entry, index: number, view: ReminderView, look: Look): RowModel {
  const { words } = look;
  const id = `row${index}`;
  const { said } = state;
  if (said !== undefined) {
    const row =
      reminded.row === undefined
        ? troubleRow(said.finding, id, view.now, look)
        : rowOfFinding(
            said,
            { id, notes: state.notes, offering: offeringOf(reminded, said.finding, view.now, look) },
            look,
          );
    return { ...row, unfolded: index === 0 };
  }
  return {
    ...nameOfItem(reminded, words),
    fact: `${state.tone.icon} ${state.word}`,
    color: state.tone.color,
    notes: [],
    id,
    unfolded: false,
    lines: state.notes.map((text) => ({ text })),
    actions: [execute(opened(reminded, words))],
  };
}

function offeringOf(
  { item, row, offers, sync }: ReminderItem,
  finding: Finding | undefined,
  now: number,
  look: Look,
): Offering {
  const links = row === undefined ? [] : guideModel(row.token.family, row, look).links;
  return { ref: item.about, finding, links, offers, sync, now };
}

/** A claim that is mentioned is not said twice. */
function notesOf(
  single: Entry | undefined,
  mentions: readonly MentionModel[],
  now: number,
  words: Words,
): string[] {
  if (single === undefined || single.state.said === undefined) return [];
  const claim = claimOf(single.reminded);
  const said = mentions.length === 0 || claim === undefined ? undefined : holdText(claim, now, words);
  return single.state.notes.filter((note) => note !== said);
}

/** Each once: what one failing look hides comes late all together. */
function gapsOf(entries: readonly Entry[], words: Words): string[] {
  const of = entries.length === 1 ? 'this' : 'some';
  const gaps = entries.flatMap(({ reminded: { item }, state }) =>
    item.gap === undefined || state.phase === 'over' ? [] : [gapText(item.gap, words, of)],
  );
  return [...new Set(gaps)];
}

function othersOf({ reminded: { row }, state }: Entry, now: number, words: Words): ReminderModel['others'] {
  if (row === undefined || state.phase !== 'open') return [];
  const led = state.said?.finding;
  return row.findings
    .filter((finding) => finding !== led)
    .filter((finding) => led === undefined || !isConsequence(finding, led))
    .map((finding) => {
      const saying = say(finding, { subject: subjectOf(words, row.token), words, now, others: [] });
      const tone = toneOf(finding, saying);
      return { state: `${tone.icon} ${saying.word}`, color: tone.color, text: ` · ${saying.headline}.` };
    });
}

/** None on a card of several, and none for what is over. */
function guidesOf(
  { reminded: { row }, state }: Entry,
  look: Look,
): (GuideModel & { advice: { text: string }[] })[] {
  if (row === undefined || state.phase !== 'open') return [];
  return [{ ...guideModel(row.token.family, row, look), advice: undoAdvice(state.said) }];
}

/** As many as fit, most urgent first. */
function fitting(rows: readonly RowModel[]): RowModel[] {
  let used = 0;
  return rows.slice(0, ROWS_A_PAGE).filter((row) => {
    used += sizeOf(row) + SIGNATURES;
    return used <= ROWS_BUDGET;
  });
}

function hiddenLine(hidden: number, words: Words): { text: string } | undefined {
  return hidden === 0 ? undefined : { text: words.t('reminder.hidden', { n: hidden }) };
}

function againLine(again: number, words: Words): { text: string } | undefined {
  return again === 0 ? undefined : { text: words.t('reminder.superseded', { n: again }) };
}

function heldBackLine(heldBack: number, words: Words): { text: string } | undefined {
  return heldBack === 0 ? undefined : { text: words.t('reminder.held-back', { n: heldBack }) };
}

/** The days on the card count from here, and it is still read on another day. */
function ageOf(entries: readonly Entry[], now: number, words: Words): string {
  const open = entries.filter(({ state }) => state.phase !== 'over');
  if (open.length === 0) {
    const last = Math.max(...entries.map(({ reminded }) => reminded.item.over?.at ?? 0));
    return last === 0
      ? words.t('reminder.closed.undated')
      : words.t('reminder.closed', { when: words.stamp(last) });
  }
  const renew = open.every(({ state }) => state.said?.saying.renew === true);
  return words.t(renew ? 'reminder.as-of.renew' : 'reminder.as-of', { when: words.stamp(now) });
}

/** What can be done about the one token; what is over and green offers a sync at most. */
function actionsOf(
  entries: readonly Entry[],
  single: Entry | undefined,
  { now }: ReminderView,
  look: Look,
): Action[] {
  const { words } = look;
  const open = entries.filter(({ state }) => state.phase !== 'over');
  const check = open.length === 0 ? [] : [execute(commonButton('check-now', words))];
  const elsewhere = execute(commonButton('all-tokens', words));
  if (single === undefined) return arranged([...check, elsewhere]);
  const { reminded, state } = single;
  const { row } = reminded;
  const show = row === undefined ? elsewhere : execute(showButton(row.token, words));
  const offering = offeringOf(reminded, state.said?.finding, now, look);
  if (state.phase === 'open') return led(cardActions(offering, [...check, show], look));
  const sync =
    state.phase === 'over' && reminded.item.superseded !== true ? optional(syncBeside(offering, look)) : [];
  return arranged([...sync.map(execute), ...check, show]);
}
