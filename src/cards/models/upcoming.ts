import { type ButtonData, encodeButton } from '../../catalogue/commands/buttons.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { familiesName, familyName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { upcomingText } from '../../domain/guidance/upcoming-words.ts';
import { DAY, type Instant } from '../../domain/instant.ts';
import type { Upcoming } from '../../domain/plan/intent.ts';
import { refKey } from '../../domain/token.ts';
import type { UpcomingView } from '../../domain/view-reminding.ts';
import type { Look } from '../look.ts';
import {
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  optional,
  TONES,
} from './parts.ts';

/** More on one page nobody reads; 20 with the longest names stay below 28 KB. */
const ON_A_PAGE = 20;

/** Repeated after more days than this, it is repeated once a week and not every workday. */
const WEEKLY_AFTER = 5;

export interface UpcomingModel extends CardModel {
  readonly head: HeadModel;
  /** Why less will be heard than the list says, or more. */
  readonly warnings: readonly { readonly text: string }[];
  readonly groups: readonly { readonly when: string; readonly rows: readonly UpcomingRowModel[] }[];
  readonly pages: readonly { readonly text: string; readonly buttons: readonly ButtonModel[] }[];
  readonly buttons: readonly ButtonModel[];
}

interface UpcomingRowModel {
  readonly name: string;
  readonly what: string;
  readonly data: ButtonData;
}

/** One line of the list. */
export interface UpcomingLine {
  readonly at: Instant;
  readonly name: string;
  readonly what: string;
  readonly data: ButtonData;
}

export function upcomingModel(view: UpcomingView, { words }: Look): UpcomingModel {
  const { now, horizonDays, upcoming } = view;
  const lines = upcomingLines(upcoming, words);
  const last = Math.max(0, Math.ceil(lines.length / ON_A_PAGE) - 1);
  const page = Math.min(view.page, last);
  const shown = lines.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE);
  const [first] = lines;
  const text =
    first === undefined
      ? words.t('upcoming.none', { days: horizonDays })
      : words.t('upcoming.some', { n: lines.length, days: horizonDays });
  const warnings = warningsOf(view, words);
  const tone = warnings.length > 0 ? TONES.unknown : first === undefined ? TONES.fine : TONES.info;
  const sub = subline(lines, now, words);
  return {
    summary:
      first === undefined
        ? text
        : words.t('upcoming.summary', { title: text, name: first.name, what: first.what }),
    head: { icon: tone.icon, style: tone.style, text, sub },
    warnings: warnings.map((one) => ({ text: one })),
    groups: [...Map.groupBy(shown, ({ at }) => whenText(at, now, words))].map(([when, rows]) => ({
      when,
      rows: rows.map(({ name, what, data }) => ({ name, what: `: ${what}`, data })),
    })),
    pages: last === 0 ? [] : [pageModel(page, last, lines.length, words)],
    buttons: [commonButton('all-tokens', words), commonButton('help', words)],
  };
}

function subline(lines: readonly UpcomingLine[], now: Instant, words: Words): string {
  const [first] = lines;
  if (first === undefined) return words.t('upcoming.sub.none');
  const due = lines.filter(({ at }) => at <= now).length;
  return due === 0
    ? words.t('upcoming.sub.next', { when: words.slot(first.at) })
    : words.t('upcoming.sub.due', { n: due });
}

/** One line for each thing that will be said; what is then said again and again stands once. */
export function upcomingLines(upcoming: readonly Upcoming[], words: Words): UpcomingLine[] {
  const byToken = Map.groupBy(upcoming, ({ about }) => refKey(about));
  return upcoming.flatMap((one): UpcomingLine[] => {
    const ofToken = byToken.get(refKey(one.about)) ?? [];
    const texts = one.says.flatMap((said) => {
      const times = ofToken.filter((other) => repeats(other, said.kind)).map(({ at }) => at);
      if (said.repeat && times[0] !== one.at) return [];
      const text = upcomingText(said, daysLeft(one, ofToken, words), words);
      return [said.repeat ? words.t(`upcoming.repeat.${howOften(times)}`, { what: text }) : text];
    });
    if (texts.length === 0) return [];
    return [{ at: one.at, name: nameOf(one, words), what: words.and(texts), data: dataOf(one) }];
  });
}

/** What of it is said first, in words, for the sign of life. */
export function nextText(next: Upcoming, now: Instant, words: Words): string {
  const texts = next.says.map((said) => upcomingText(said, undefined, words));
  return words.t('upcoming.next', {
    when: whenText(next.at, now, words),
    name: nameOf(next, words),
    what: words.and(texts),
  });
}

function repeats({ says }: Upcoming, kind: Upcoming['says'][number]['kind']): boolean {
  return says.some((said) => said.repeat && said.kind === kind);
}

function howOften([first, second]: readonly Instant[]): 'maybe' | 'weekly' | 'daily' {
  if (first === undefined || second === undefined) return 'maybe';
  return second - first > WEEKLY_AFTER * DAY ? 'weekly' : 'daily';
}

/** The end of the token is known where it lies within the horizon. */
function daysLeft({ at }: Upcoming, ofToken: readonly Upcoming[], words: Words): number | undefined {
  const end = ofToken.find(({ says }) => says.some(({ step }) => step === 'expired'));
  return end === undefined ? undefined : daysBetween(at, end.at, words.zone);
}

function whenText(at: Instant, now: Instant, words: Words): string {
  return at <= now ? words.t('upcoming.now') : words.slot(at);
}

function nameOf({ about, name }: Upcoming, words: Words): string {
  return about.family === 'push'
    ? familyName(words, 'push')
    : words.t(`named.${about.family}`, { name: showable(name) });
}

function dataOf({ about: { family, id } }: Upcoming): ButtonData {
  return encodeButton({ verb: 'show', ref: { family, id } });
}

function warningsOf({ listeners, blind }: UpcomingView, words: Words): string[] {
  return [
    ...optional(listeners === 0 ? words.t('upcoming.nobody') : undefined),
    ...optional(
      blind.length === 0
        ? undefined
        : words.t('upcoming.blind', {
            families: words.and(blind.map((family) => familiesName(words, family))),
          }),
    ),
  ];
}

function pageModel(page: number, last: number, total: number, words: Words): UpcomingModel['pages'][number] {
  const turn = (title: string, to: number) => buttonModel(title, { verb: 'upcoming', page: to });
  return {
    text: words.t('upcoming.page', {
      from: page * ON_A_PAGE + 1,
      to: Math.min(total, (page + 1) * ON_A_PAGE),
      n: total,
    }),
    buttons: [
      ...(page > 0 ? [turn(words.t('button.earlier'), page - 1)] : []),
      ...(page < last ? [turn(words.t('button.later'), page + 1)] : []),
    ],
  };
}
