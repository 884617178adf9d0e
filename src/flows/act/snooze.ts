import type { Ask } from '../../domain/conversation.ts';
import { findRows } from '../../domain/find-tokens.ts';
import { offersOf, rowOf, tokenView } from '../../domain/sight.ts';
import { snoozeWanted } from '../../domain/understand/snooze.ts';
import { noSuchToken } from '../one-token.ts';
import type { ActDependencies } from './act-dependencies.ts';
import type { ActAnswer } from './commands.ts';
import { changeHold } from './holds.ts';

/**
 * `snooze <token> [until]`: quiet until then, or until the soonest end there is. An end that nobody knows, or that is too
 * far, is asked back with those that are possible.
 */
export async function snoozeNamed(said: string, ask: Ask, dependencies: ActDependencies): Promise<ActAnswer> {
  const sight = await dependencies.read();
  const { name, until } = snoozeWanted(said);
  const meant = findRows(sight.assessment.rows, name);
  const [row] = meant;
  if (row === undefined) return { view: noSuchToken(sight.assessment, name) };
  if (meant.length > 1 || name === '')
    return { view: { view: 'choose', command: 'show', said: name, tokens: meant.map(({ token }) => token) } };
  const { generation, snooze, owner } = offersOf(row, sight);
  const possible = until === 'none' ? snooze[0] : snooze.find(({ key }) => key === until);
  if (possible === undefined && owner === undefined)
    return { view: { view: 'snooze-until', row, generation, choices: snooze, now: sight.assessment.now } };
  if (possible !== undefined) {
    const { family, id } = row.token;
    const button = { verb: 'snooze', ref: { family, id }, generation, choice: possible.key } as const;
    await changeHold(button, row, sight, ask, dependencies);
    await dependencies.board.showSoon([row.token]);
  }
  const after = await dependencies.read();
  return { view: tokenView(rowOf(after, row.token) ?? row, after) };
}
