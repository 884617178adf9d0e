import type { Button } from '../../catalogue/commands/buttons.ts';
import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { aboutFamily, type Finding } from '../../domain/finding.ts';
import { familiesName, subjectInside, subjectOf } from '../../domain/guidance/names.ts';
import {
  datesText,
  earlierText,
  holdText,
  ownerText,
  renewalText,
  resolutionText,
  whyText,
} from '../../domain/guidance/reminder-words.ts';
import { say } from '../../domain/guidance/sentences.ts';
import { syncNote } from '../../domain/guidance/sync-words.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Resolution } from '../../domain/plan/announcement.ts';
import type { ResolveReason } from '../../domain/plan/intent.ts';
import { type Hold, matterKey } from '../../domain/plan/reminder.ts';
import type { ReminderItem } from '../../domain/view-reminding.ts';
import type { Said } from './deciding.ts';
import { dateBeside } from './one.ts';
import { type ButtonModel, buttonModel, optional, TONES, type Tone, toneOf } from './parts.ts';
import { expiryText, nameBeside } from './rows.ts';

/** One token or family of a reminder card as it is now, in words. */
export interface ItemState {
  /** `settling`: no longer to be seen, but one look is not enough to be sure. */
  readonly phase: 'open' | 'settling' | 'over';
  readonly tone: Tone;
  readonly word: string;
  /** A sentence without a full stop: what a notification shows. */
  readonly headline: string;
  /** What stands beside the word. */
  readonly facts: readonly string[];
  /** What is the matter; only while it is open. */
  readonly said?: Said;
  /** What else is to be known about it, a sentence or two each. */
  readonly notes: readonly string[];
}

export function itemState(reminded: ReminderItem, now: Instant, words: Words): ItemState {
  const { item, row } = reminded;
  if (item.over !== undefined) return overState(reminded, item.over, words);
  if (item.superseded === true) return supersededState(reminded, words);
  const finding = row === undefined ? reminded.trouble : (row.headline ?? earlyStep(row, item.kind));
  return finding === undefined
    ? settlingState(reminded, words)
    : openState(reminded, finding, { now, words });
}

function openState(
  reminded: ReminderItem,
  finding: Finding,
  { now, words }: { now: Instant; words: Words },
): ItemState {
  const { item, row, hold } = reminded;
  const saying = say(finding, { subject: subjectOfItem(reminded, words), words, now, others: [] });
  const said = { finding, saying, now, ...(row === undefined ? {} : { token: row.token }) };
  const held = hold ?? reminded.offers?.owner;
  const notes = [
    held === undefined ? undefined : holdText(held, now, words),
    item.renewal === undefined ? undefined : renewalText(item.renewal, words),
    hold === undefined ? whyText(item.reason, words) : undefined,
    row?.asOf === undefined ? undefined : earlierText(row.asOf, words),
    ...syncNotes(reminded, words),
  ];
  return {
    phase: 'open',
    tone: toneOf(finding, saying),
    word: saying.word,
    headline: saying.headline,
    facts: dateBeside(said, words),
    said,
    notes: notes.filter((note) => note !== undefined),
  };
}

function settlingState(reminded: ReminderItem, words: Words): ItemState {
  const { item, row } = reminded;
  const gone = row === undefined && item.about.id !== '*';
  const as = gone ? 'gone' : 'fine';
  return {
    phase: 'settling',
    tone: TONES.plain,
    word: words.t(`settling.${as}.word`),
    headline: words.t(`settling.${as}.headline`, { subject: subjectOfItem(reminded, words) }),
    facts: row === undefined ? [] : [expiryText(row, words)],
    notes: [words.t(`settling.${as}.note`)],
  };
}

/** A newer message speaks of it: this one is history, and says nothing that could become untrue. */
function supersededState(reminded: ReminderItem, words: Words): ItemState {
  return {
    phase: 'over',
    tone: TONES.plain,
    word: words.t('superseded.word'),
    headline: words.t('superseded.headline', { subject: subjectOfItem(reminded, words) }),
    facts: [],
    notes: [words.t('superseded.note')],
  };
}

const OVER: { readonly [R in ResolveReason]: Tone } = {
  renewed: TONES.fine,
  accepted: TONES.fine,
  solved: TONES.fine,
  mistaken: TONES.plain,
  stayed: TONES.plain,
  back: TONES.fine,
  gone: TONES.plain,
  'readable-again': TONES.fine,
};

function overState(reminded: ReminderItem, resolved: Resolution, words: Words): ItemState {
  const { reason } = resolved;
  const notes = [
    gainedText(resolved, words),
    resolutionText(resolved, words),
    ...optional(ownerText(resolved, words)),
    ...syncNotes(reminded, words),
  ];
  return {
    phase: 'over',
    tone: OVER[reason],
    word: words.t(`over.${reason}.word`),
    headline: words.t(`over.${reason}.headline`, { subject: subjectOfItem(reminded, words) }),
    facts: reason === 'accepted' ? optional(datesText(resolved, words)) : [],
    notes: notes.filter((note) => note !== ''),
  };
}

/** What a renewal has brought: days, from old to new. Empty where nothing was gained, or it is not known. */
function gainedText({ reason, before, after }: Resolution, words: Words): string {
  const [old, later] = [before.expiresAt, after?.expiresAt];
  if (reason !== 'renewed' || old === undefined || later === undefined || later <= old) return '';
  const days = daysBetween(old, later, words.zone);
  return words.t('gained', { days, before: words.date(old), after: words.date(later) });
}

/**
 * The first step may come some days before the ladder begins, and the ladder may have been made shorter since: then
 * the look itself has no Finding.
 */
function earlyStep({ token, days }: Row, said: FindingKind): Finding | undefined {
  const { family, id, expiresAt } = token;
  if (expiresAt === undefined || days === undefined || days <= 0 || matterKey(said) !== 'date')
    return undefined;
  return { about: { family, id }, kind: 'expires-soon', severity: 'info', detail: { expiresAt, days } };
}

/** Somebody's "I’m on it" that still stands, also when the next step has come. */
export function claimOf({ hold, offers }: ReminderItem): Hold | undefined {
  const held = hold ?? offers?.owner;
  return held?.kind === 'claim' ? held : undefined;
}

function syncNotes({ sync }: ReminderItem, words: Words): string[] {
  return sync === undefined ? [] : [syncNote(sync, words)];
}

/** How a sentence about it begins, also when it is a family or no longer there. */
export function subjectOfItem({ item: { about, name }, row }: ReminderItem, words: Words): string {
  if (about.id === aboutFamily(about.family).id) return familiesName(words, about.family);
  return subjectOf(words, { family: about.family, name: row?.token.name ?? name });
}

/** The same within a sentence. */
export function subjectOfItemInside({ item: { about, name }, row }: ReminderItem, words: Words): string {
  if (about.id === aboutFamily(about.family).id) return familiesName(words, about.family);
  return subjectInside(words, { family: about.family, name: row?.token.name ?? name });
}

/** Its name on a row of its own. */
export function nameOfItem(
  { item: { about, name }, row }: ReminderItem,
  words: Words,
): { name: string; family: string } {
  if (about.id === '*') return { name: familiesName(words, about.family), family: ' ' };
  return nameBeside({ family: about.family, name: row?.token.name ?? name }, words);
}

/** Where its row leads: to the token, or to what is known of its family. */
export function opened({ item: { about }, row }: ReminderItem, words: Words): ButtonModel {
  const button: Button =
    row === undefined ? { verb: 'status', filter: about.family } : { verb: 'show', ref: about };
  return buttonModel(words.t('button.more'), button);
}
