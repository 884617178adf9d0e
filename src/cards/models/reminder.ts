import type { ButtonData } from '../../catalogue/commands/buttons.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Link } from '../../domain/guidance/links.ts';
import { subjectOf } from '../../domain/guidance/names.ts';
import { gapText, holdText } from '../../domain/guidance/reminder-words.ts';
import type { Saying } from '../../domain/guidance/saying.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { isConsequence } from '../../domain/plan/mute.ts';
import { compareFindings } from '../../domain/urgency.ts';
import type { ReminderView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import { bytesOf } from '../text.ts';
import { type ActsModel, actsModel, beneath, NO_ACTS, syncBeside, syncHelps } from './acts.ts';
import { type FactModel, needsWidth, remindedFacts } from './facts.ts';
import { type GuideModel, guideModel } from './guide.ts';
import type { ListRowModel } from './list.ts';
import type { MentionModel } from './mention.ts';
import {
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  optional,
  showButton,
  type Tone,
  toneOf,
} from './parts.ts';
import { type Entry, mentionsOf, reminderHead } from './reminder-head.ts';
import { claimOf, type ItemState, itemState, nameOfItem, opened } from './reminder-item.ts';

export interface ReminderModel extends CardModel, ActsModel {
  readonly head: HeadModel;
  /** What follows and what to do; only on a card of one that is still open, so that it is plain of what it speaks. */
  readonly lead: readonly Pick<Saying, 'consequence' | 'advice'>[];
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
  readonly rows: readonly ReminderRowModel[];
  readonly facts: readonly FactModel[];
  readonly longFacts: readonly FactModel[];
  /** None or one; only on a card of one token that is still open. */
  readonly guides: readonly GuideModel[];
  readonly heldBack: readonly { readonly text: string }[];
  readonly age: string;
  /** The one page to open at once; Apple’s stands with the steps. */
  readonly intune: readonly Link[];
  readonly buttons: readonly ButtonModel[];
  /** What has no room in the row of `buttons`. */
  readonly rest: readonly ButtonModel[];
}

interface ReminderRowModel extends Omit<ListRowModel, 'buttons'> {
  readonly verb: string;
  readonly data: ButtonData;
}

/** What the rows may take of a card's 28 KB; the rest is for the headline, what follows and the buttons. */
const ROWS_BUDGET = 22_000;

/** What the layout of one row adds to its texts, in bytes. */
const ROW_LAYOUT_BYTES = 450;

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
  const saying = single?.state.saying;
  const mentions = mentionsOf(entries, words);
  const guides = single === undefined ? [] : guidesOf(single, look);
  const acts = actsOf(single, view, look);
  const rows = single === undefined ? fitting(entries.map((entry) => rowOf(entry, words))) : [];
  const hidden = single === undefined ? entries.length - rows.length : 0;
  return {
    summary: head.text,
    head,
    lead: saying === undefined ? [] : [{ consequence: saying.consequence, advice: saying.advice }],
    mentions,
    notes: [...notesOf(single, mentions, words), ...gapsOf(entries, words)].map((text) => ({
      text,
    })),
    others: single === undefined ? [] : othersOf(single, view.now, words),
    rows,
    ...factModels(single, look),
    guides,
    intune: guides.flatMap(({ links }) => links.slice(0, 1)),
    heldBack: [
      ...optional(hiddenLine(hidden, words)),
      ...optional(againLine(again, words)),
      ...optional(heldBackLine(view.heldBack, words)),
    ],
    age: ageOf(entries, view.now, words),
    ...acts,
    ...beneath(acts, buttonsOf(entries, single, words)),
  };
}

/** What is open first, then what seems over, then what is over; each in the order of urgency. */
function byUrgency({ state: one }: Entry, { state: other }: Entry): number {
  const order: readonly ItemState['phase'][] = ['open', 'settling', 'over'];
  const phases = order.indexOf(one.phase) - order.indexOf(other.phase);
  if (phases !== 0 || one.finding === undefined || other.finding === undefined) return phases;
  return compareFindings(one.finding, other.finding);
}

function rowOf({ reminded, state }: Entry, words: Words): ReminderRowModel {
  return {
    ...nameOfItem(reminded, words),
    state: `${state.tone.icon} ${state.word}`,
    color: state.tone.color,
    when: state.facts.length === 0 ? ' ' : ` · ${state.facts.join(' · ')}`,
    notes: state.notes.length === 0 ? [] : [{ text: state.notes.join(' ') }],
    ...opened(reminded),
  };
}

/** A claim that is mentioned is not said twice. */
function notesOf(single: Entry | undefined, mentions: readonly MentionModel[], words: Words): string[] {
  if (single === undefined) return [];
  const claim = claimOf(single.reminded);
  const said = mentions.length === 0 || claim === undefined ? undefined : holdText(claim, words);
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
  const { finding: led } = state;
  return row.findings
    .filter((finding) => finding !== led)
    .filter((finding) => led === undefined || !isConsequence(finding, led))
    .map((finding) => {
      const saying = say(finding, { subject: subjectOf(words, row.token), words, now, others: [] });
      const tone = toneOf(finding, saying);
      return { state: `${tone.icon} ${saying.word}`, color: tone.color, text: ` · ${saying.headline}.` };
    });
}

function factModels(single: Entry | undefined, { words }: Look): Pick<ReminderModel, 'facts' | 'longFacts'> {
  const row = single?.reminded.row;
  if (single?.state.phase !== 'open' || row === undefined) return { facts: [], longFacts: [] };
  const facts = remindedFacts(row, words);
  return { facts: facts.filter((fact) => !needsWidth(fact)), longFacts: facts.filter(needsWidth) };
}

function guidesOf({ reminded: { row }, state }: Entry, look: Look): GuideModel[] {
  if (row === undefined || state.phase !== 'open') return [];
  return [guideModel(row.token.family, row, look)];
}

/** As many as fit, most urgent first; with names in any script that is some 25, with usual ones more. */
function fitting(rows: readonly ReminderRowModel[]): ReminderRowModel[] {
  let used = 0;
  return rows.filter((row) => {
    used += ROW_LAYOUT_BYTES + bytesOf(row);
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
  const renew = open.every(({ state }) => state.saying?.renew === true);
  return words.t(renew ? 'reminder.as-of.renew' : 'reminder.as-of', { when: words.stamp(now) });
}

/** A card of several leads to the cards of its tokens; what is over and green offers a sync at most. */
function actsOf(single: Entry | undefined, { now }: ReminderView, look: Look): ActsModel {
  if (single === undefined) return NO_ACTS;
  const { reminded, state } = single;
  const subject = { ref: reminded.item.about, offers: reminded.offers, sync: reminded.sync, now };
  if (reminded.item.superseded === true) return NO_ACTS;
  if (state.phase === 'over') return { ...NO_ACTS, more: optional(syncBeside(subject, look)) };
  if (state.phase === 'settling') return NO_ACTS;
  const acts = actsModel(subject, look);
  const helps = subject.sync !== undefined || syncHelps(reminded.row?.findings ?? []);
  return helps || reminded.item.about.family === 'push' ? acts : { ...acts, more: [] };
}

function buttonsOf(entries: readonly Entry[], single: Entry | undefined, words: Words): ButtonModel[] {
  const open = entries.filter(({ state }) => state.phase !== 'over');
  const check = open.length === 0 ? [] : [commonButton('check-now', words)];
  const row = single?.reminded.row;
  if (row !== undefined) return [...check, showButton(row.token, words)];
  const renew = open.find(
    ({ state, reminded }) => state.saying?.renew === true && reminded.row !== undefined,
  );
  const steps =
    renew && buttonModel(words.t('button.renew'), { verb: 'renew', ref: renew.reminded.item.about });
  return [...check, ...optional(steps), commonButton('all-tokens', words)];
}
