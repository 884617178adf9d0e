import type { Row } from '../../domain/assess.ts';
import { MINUTE } from '../../domain/instant.ts';
import { acceptToken } from '../../domain/plan/watch.ts';
import { WATCH } from '../judge.ts';
import type { ActDependencies } from './act-dependencies.ts';
import { byWhom } from './history.ts';
import type { Actor } from './holds.ts';

/** So long the look that sees it may take to come when another replica leads. */
const SOON = 3 * MINUTE;

/**
 * Declares a changed push certificate intended: its topic is the yardstick from the next look on, which turns
 * the alarm's card green. False when there is nothing to accept.
 */
export async function acceptChange(row: Row, actor: Actor, dependencies: ActDependencies): Promise<boolean> {
  const { reminders, history, hurry, clock, runSoon } = dependencies;
  if (!isAcceptable(row)) return false;
  const { token } = row;
  await reminders.watch.update(WATCH, (watch) =>
    watch === undefined ? 'leave' : acceptToken(watch, token, clock()),
  );
  await history.note({
    at: clock(),
    what: 'accepted',
    about: { family: token.family, id: token.id },
    name: token.name,
    by: byWhom(actor.person),
    outcome: 'done',
  });
  await hurry.extend(clock() + SOON);
  runSoon();
  return true;
}

export function isAcceptable({ findings }: Row): boolean {
  return findings.some(({ kind }) => kind === 'wrong-renewal');
}
