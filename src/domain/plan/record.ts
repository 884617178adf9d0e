import type { Row } from '../assess.ts';
import type { Instant } from '../instant.ts';
import { refKey, type TokenRef } from '../token.ts';
import type { Subject } from './decide.ts';
import { holdAfter } from './held.ts';
import type { Noted } from './matters.ts';
import type { PlanContext } from './plan-context.ts';
import { type Facts, factsOf, isHeld, type Reminder, type Watch } from './reminder.ts';

/** The record after noting; the very same object when nothing changed, undefined when nothing is left to keep. */
export function rebuild(subject: Subject, noted: Noted, context: PlanContext): Reminder | undefined {
  const { before } = subject;
  if (before === undefined)
    return noted.matters.length === 0 ? undefined : newRecord(subject, noted, context);
  const hold = holdAfter(subject, context);
  const isKept =
    noted.matters.length > 0 || before.announcement !== undefined || isHeld({ hold }, context.now);
  if (!isKept) return undefined;
  const facts = factsAfter(subject, before);
  const isSame =
    facts === before.facts &&
    hold === before.hold &&
    before.missing === 0 &&
    noted.matters.length === before.matters.length &&
    noted.matters.every((matter) => before.matters.includes(matter));
  if (isSame) return before;
  const { hold: _, ...kept } = before;
  return {
    ...kept,
    facts,
    matters: noted.matters,
    missing: 0,
    ...(hold === undefined ? {} : { hold }),
  };
}

/** The record is about the last right generation: as long as another one is seen, or none, it stays about that. */
function factsAfter({ look, facts }: Subject, before: Reminder): Facts {
  if (look.fresh !== undefined) return facts();
  if (look.astray !== undefined || look.isEarlier || before.facts.generation === look.generation)
    return before.facts;
  return facts();
}

export function newRecord({ about, facts }: Subject, { matters }: Noted, { now }: PlanContext): Reminder {
  return { about, facts: facts(), since: now, matters, missing: 0 };
}

/**
 * The record of a token about which nothing was noted yet, for a claim or snooze: about the last right generation, as
 * the plan keeps it.
 */
export function recordFor({ token, findings }: Row, watch: Watch, now: Instant): Reminder {
  const about: TokenRef = { family: token.family, id: token.id };
  const right = watch.known[refKey(token)];
  const isAstray = findings.some(({ kind }) => kind === 'wrong-renewal' || kind === 'moved-back');
  const facts = (isAstray ? right : undefined) ?? factsOf(token);
  return { about, facts: plainFacts(facts), since: now, matters: [], missing: 0 };
}

/** Facts that a record keeps; a baseline has more to it. */
export function plainFacts({ name, generation: of, expiresAt, topic, appleAccount }: Facts): Facts {
  return {
    name,
    generation: of,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(topic === undefined ? {} : { topic }),
    ...(appleAccount === undefined ? {} : { appleAccount }),
  };
}
