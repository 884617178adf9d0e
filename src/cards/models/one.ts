import type { Words } from '../../catalogue/words/words.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { pushAfterExpiry } from '../../domain/guidance/consequences.ts';
import { leadingActions } from '../../domain/guidance/leading-actions.ts';
import { causesLink } from '../../domain/guidance/links.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Baseline } from '../../domain/plan/reminder.ts';
import type { Look } from '../look.ts';
import { type Action, open } from './actions.ts';
import { type Said, todoLine } from './deciding.ts';
import { type BadgedHeadModel, type LineModel, line, type Tone } from './parts.ts';

/** The head of a card of one token: what is the matter, its state, and the date where the date is the matter. */
export function badgedHead(
  tone: Tone,
  word: string,
  text: string,
  beside: readonly string[],
): BadgedHeadModel {
  return {
    icon: tone.icon,
    style: tone.style,
    text,
    badges: [{ text: word, style: tone.badge }],
    sub: beside.length === 0 ? ' ' : beside.join(' · '),
  };
}

/** The date, unless the sentence above has it already or something else is the matter. */
export function dateBeside({ finding: { kind, detail } }: Said, words: Words): string[] {
  return kind === 'expires-soon' && detail.expiresAt !== undefined ? [words.date(detail.expiresAt)] : [];
}

/** What follows, what to do in one bold line, and what else is to be known for that. */
export function leadOf(said: Said, words: Words): LineModel[] {
  const { finding, saying } = said;
  const consequence =
    finding.kind === 'wrong-renewal' ? words.t('finding.wrong-renewal.line') : saying.consequence;
  const more = moreOf(said, words);
  return [
    line(consequence),
    line(todoLine(said, words), 'Bolder'),
    ...(more === undefined ? [] : [line(more)]),
  ];
}

/** What the bold line does not say yet, unless it unfolds elsewhere. */
function moreOf({ finding, saying }: Said, words: Words): string | undefined {
  switch (finding.kind) {
    case 'state-invalid':
    case 'sync-never':
    case 'moved-back':
    case 'expiry-unknown':
      return words.t(`more.${finding.kind}`);
    case 'sync-failed':
    case 'sync-stale':
      return words.t('more.sync');
    case 'expired':
      return finding.about.family === 'push' ? saying.advice : undefined;
    default:
      return undefined;
  }
}

function unfolds({ finding }: Said, what: 'what-to-check' | 'how-to-undo'): boolean {
  const actions = leadingActions(finding);
  return actions !== undefined && [actions.first, actions.second, ...actions.rest].includes(what);
}

/** What to find out, or how to undo it: the whole advice, and the pages that belong to it. */
export interface CheckModel {
  readonly lines: readonly { readonly text: string }[];
  readonly actions: readonly Action[];
}

export function checksOf(said: Said, { links, words }: Look): CheckModel[] {
  if (!unfolds(said, 'what-to-check')) return [];
  const causes = said.finding.kind === 'sync-error' ? [open(causesLink(links, words))] : [];
  return [{ lines: [{ text: said.saying.advice }], actions: causes }];
}

/** Stands before the steps. */
export function undoAdvice(said: Said | undefined): { readonly text: string }[] {
  return said !== undefined && unfolds(said, 'how-to-undo') ? [{ text: said.saying.advice }] : [];
}

/** After a wrong renewal: what was there before, what is there now, and what of it differs. */
export interface ChangeModel {
  readonly before: CertificateModel;
  readonly now: CertificateModel;
  /** How long it can be undone. */
  readonly left: LineModel;
}

export interface CertificateModel {
  /** As Apple’s portal shows it; the part that differs is marked. */
  readonly topic: readonly {
    readonly text: string;
    readonly weight: LineModel['weight'];
    readonly color: string;
  }[];
  readonly account: string;
  readonly expiry: string;
}

export function changesOf(
  { finding, token, now }: Said,
  right: Baseline | undefined,
  words: Words,
): ChangeModel[] {
  const { before, after } = finding.detail;
  if (finding.kind !== 'wrong-renewal' || before === undefined || after === undefined) return [];
  const [old, other] = [apsp(before), apsp(after)];
  const same = commonEnds(old, other);
  return [
    {
      before: {
        topic: markedTopic(old, same),
        account: accountText(right?.appleAccount, words),
        expiry: expiryLine(right?.expiresAt, now, words),
      },
      now: {
        topic: markedTopic(other, same),
        account: accountText(token?.appleAccount, words),
        expiry: expiryLine(token?.expiresAt, now, words),
      },
      left: leftLine(right?.expiresAt, now, words),
    },
  ];
}

/** The part of a topic that Apple’s portal shows, with the name it has there. */
function apsp(topic: string): string {
  const prefix = 'com.apple.mgmt.External.';
  return showable(topic.startsWith(prefix) ? `APSP:${topic.slice(prefix.length)}` : topic);
}

/** How many characters two texts have in common at their beginning and at their end. */
function commonEnds(one: string, other: string): { readonly start: number; readonly end: number } {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { start, end };
}

function markedTopic(
  text: string,
  { start, end }: { start: number; end: number },
): CertificateModel['topic'] {
  const parts = [
    { text: text.slice(0, start), weight: 'Default' as const, color: 'Default' },
    { text: text.slice(start, text.length - end), weight: 'Bolder' as const, color: 'Attention' },
    { text: text.slice(text.length - end), weight: 'Default' as const, color: 'Default' },
  ];
  return parts.filter((part) => part.text !== '');
}

function accountText(account: string | undefined, words: Words): string {
  return account === undefined ? words.t('value.not-known') : showable(account);
}

function expiryLine(at: Instant | undefined, now: Instant, words: Words): string {
  if (at === undefined) return words.t('expiry.unknown');
  return words.t(now < at ? 'expires-on' : 'expired-on', { date: words.date(at) });
}

function leftLine(at: Instant | undefined, now: Instant, words: Words): LineModel {
  if (at === undefined) return line(words.t('old-certificate.undated'));
  const days = daysBetween(now, at, words.zone);
  if (now < at) return line(words.t('undo.left', { days, date: words.date(at) }), 'Bolder');
  return line(
    words.t('old-certificate.past', { date: words.date(at), after: pushAfterExpiry(-days, words) }),
  );
}
