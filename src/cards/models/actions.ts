import type { Link } from '../../domain/guidance/links.ts';
import type { ButtonModel } from './parts.ts';

/** An action as Adaptive Cards have it; templates take rows of them whole. */
export type Action = ExecuteAction | LinkAction | ToggleAction;

interface Shared {
  readonly title: string;
  /** Behind “…” where Teams overflows them. */
  readonly mode?: 'secondary';
  /** The one that mends what the card speaks of. */
  readonly style?: 'positive';
}

interface ExecuteAction extends Shared, Pick<ButtonModel, 'verb' | 'data'> {
  readonly type: 'Action.Execute';
  readonly fallback: Shared & { readonly type: 'Action.Submit'; readonly data: ButtonModel['data'] };
}

interface LinkAction extends Shared {
  readonly type: 'Action.OpenUrl';
  readonly url: string;
}

interface ToggleAction extends Shared {
  readonly type: 'Action.ToggleVisibility';
  readonly targetElements: readonly string[];
}

/** Asks the bot. Clients that do not know `Action.Execute` send the same data as a message. */
export function execute({ title, verb, data }: ButtonModel): Action {
  return { type: 'Action.Execute', title, verb, data, fallback: { type: 'Action.Submit', title, data } };
}

/** Opens a page; the bot hears nothing of it. */
export function open({ title, url }: Link): Action {
  return { type: 'Action.OpenUrl', title, url };
}

/** Unfolds what is on the card already, or folds it. */
export function toggle(title: string, ...targetElements: readonly string[]): Action {
  return { type: 'Action.ToggleVisibility', title, targetElements };
}

/** More are not seen at once. */
const SEEN = 3;

/** The first few side by side, the others behind “…”. Of two that do the same only the first is left. */
export function arranged(actions: readonly Action[], seen = SEEN): Action[] {
  const alike = Map.groupBy(actions, doing);
  return [...alike.values()]
    .flatMap((those) => those.slice(0, 1))
    .map((action, index) => (index < seen ? action : secondary(action)));
}

/** What a press brings about, whatever stands on it. */
function doing(action: Action): string {
  switch (action.type) {
    case 'Action.Execute':
      return JSON.stringify(action.data);
    case 'Action.OpenUrl':
      return action.url;
    case 'Action.ToggleVisibility':
      return action.targetElements.join(' ');
  }
}

/** The same with the first in the one colour for what to press. */
export function led([first, ...rest]: readonly Action[]): Action[] {
  return first === undefined ? [] : [styled(first, { style: 'positive' }), ...rest];
}

function secondary(action: Action): Action {
  return styled(action, { mode: 'secondary' });
}

function styled(action: Action, fields: Partial<Shared>): Action {
  if (action.type !== 'Action.Execute') return { ...action, ...fields };
  return { ...action, ...fields, fallback: { ...action.fallback, ...fields } };
}
