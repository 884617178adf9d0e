import { showable } from '../../../domain/guidance/outside-text.ts';
import type { RuleContext } from '../../../domain/rules/context.ts';
import { folded } from '../../../domain/rules/peers.ts';
import type { Token } from '../../../domain/token.ts';

/** What was there when the token was last seen right, and what is there now. */
interface Change {
  readonly before: string;
  readonly after: string;
}

/** Another topic than before: another push certificate. Undefined when it is the same, or one is not known. */
export function otherTopic(token: Token, { own }: RuleContext): Change | undefined {
  return token.family === 'push' ? changed(own?.topic, token.topic) : undefined;
}

/** A text that is another than before; case makes no other. Undefined when one of the two is not known. */
export function changed(before: string | undefined, after: string | undefined): Change | undefined {
  if (before === undefined || after === undefined || folded(before) === folded(after)) return undefined;
  return { before, after };
}

/** Both as they may be shown. */
export function shownChange({ before, after }: Change): Change {
  return { before: showable(before), after: showable(after) };
}
