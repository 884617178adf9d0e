import type { ActButton } from '../../catalogue/commands/buttons.ts';
import { HURRY_FOR } from '../../domain/actions/claim.ts';
import type { HistoryEntry, HistoryWhat } from '../../domain/actions/history.ts';
import { nextStepAt, type Offers } from '../../domain/actions/offers.ts';
import type { Row } from '../../domain/assess.ts';
import type { Address, Person } from '../../domain/conversation.ts';
import { DAY } from '../../domain/instant.ts';
import { recordFor } from '../../domain/plan/record.ts';
import { type Hold, isWorthSaying, type Reminder } from '../../domain/plan/reminder.ts';
import { offersOf, type Sight } from '../../domain/sight.ts';
import { generation, refKey } from '../../domain/token.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { byWhom } from './history.ts';

/** Buttons that set or end somebody's claim or snooze. */
export type HoldButton = Extract<ActButton, { verb: 'claim' | 'release' | 'snooze' | 'wake' }>;

/** Who acts, and where. */
export interface Actor {
  readonly person: Person;
  readonly address: Address;
  readonly threadId?: string;
}

/** What became of it; everything but `done` left the record as it was. */
export type HoldOutcome = 'done' | 'unchanged' | 'not-possible';

const WHAT: { readonly [V in HoldButton['verb']]: HistoryWhat } = {
  claim: 'claimed',
  release: 'released',
  snooze: 'snoozed',
  wake: 'woken',
};

/** A claim without any step in sight is quiet so long; it is given back before. */
const QUIET_AT_MOST = 30 * DAY;

/**
 * Sets or ends a hold of a token as it is now, and puts that on record. The record is changed by compare-and-set,
 * so that of two people pressing at once one succeeds and the other finds the state the first has made.
 */
export async function changeHold(
  button: HoldButton,
  row: Row,
  sight: Sight,
  actor: Actor,
  dependencies: ActDependencies,
): Promise<HoldOutcome> {
  const { reminders, history, hurry, clock } = dependencies;
  const wanted = holdFor(button, row, sight, actor);
  if (wanted === 'not-possible') return wanted;
  let changed = false;
  await reminders.reminders.update(refKey(row.token), (current) => {
    const next = withHold(current, wanted, button, row, sight);
    changed = next !== 'leave';
    return next;
  });
  if (!changed) return 'unchanged';
  if (button.verb === 'claim') await hurry.extend(clock() + HURRY_FOR);
  await history.note(lineOf(button, row, wanted, actor, dependencies));
  return 'done';
}

function holdFor(
  button: HoldButton,
  row: Row,
  sight: Sight,
  actor: Actor,
): Hold | undefined | 'not-possible' {
  if (button.verb === 'release' || button.verb === 'wake') return undefined;
  const { now } = sight.assessment;
  const until =
    button.verb === 'snooze'
      ? snoozeEnd(button, offersOf(row, sight))
      : (nextStepAt(row, sight) ?? now + QUIET_AT_MOST);
  if (until === undefined) return 'not-possible';
  const leading = row.findings.find(isWorthSaying);
  return {
    kind: button.verb === 'snooze' ? 'snooze' : 'claim',
    by: actor.person,
    since: now,
    until,
    ...(button.verb === 'snooze' && button.reason !== undefined ? { reason: button.reason } : {}),
    kindThen: leading?.kind ?? 'expires-soon',
    severityThen: leading?.severity ?? 'info',
    generation: generation(row.token),
    where: {
      address: actor.address,
      ...(actor.threadId === undefined ? {} : { threadId: actor.threadId }),
    },
  };
}

/** The choices are computed anew: what the card offered may be past the next step by now. */
function snoozeEnd({ choice }: Extract<HoldButton, { verb: 'snooze' }>, { snooze }: Offers) {
  const chosen = choice === undefined ? snooze[0] : snooze.find(({ key }) => key === choice);
  return chosen?.until;
}

function withHold(
  current: Reminder | undefined,
  wanted: Hold | undefined,
  { verb }: HoldButton,
  row: Row,
  sight: Sight,
): Reminder | 'leave' {
  const held = current?.hold?.generation === generation(row.token) ? current.hold : undefined;
  if (wanted === undefined) {
    const kind = verb === 'wake' ? 'snooze' : 'claim';
    if (current === undefined || held?.kind !== kind) return 'leave';
    const { hold: _, ...free } = current;
    return free;
  }
  // Whoever says it first renews it; a claim is not snoozed away by somebody else.
  if (held?.kind === 'claim') return 'leave';
  return { ...(current ?? recordFor(row, sight.watch, sight.assessment.now)), hold: wanted };
}

function lineOf(
  button: HoldButton,
  { token }: Row,
  hold: Hold | undefined,
  { person }: Actor,
  { clock }: ActDependencies,
): HistoryEntry {
  return {
    at: clock(),
    what: WHAT[button.verb],
    about: { family: token.family, id: token.id },
    name: token.name,
    by: byWhom(person),
    outcome: 'done',
    ...(hold === undefined ? {} : { until: hold.until }),
    ...(hold?.reason === undefined ? {} : { reason: hold.reason }),
  };
}
