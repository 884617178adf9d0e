import type { LeadingActions } from '../../catalogue/findings/actions.ts';
import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Finding } from '../finding.ts';

/** What mends a Finding, first of all; undefined for a note of the token's card, which never leads. */
export function leadingActions({ kind, detail }: Finding): LeadingActions | undefined {
  const definition = FINDINGS[kind];
  if (definition.place === 'card-note') return undefined;
  const { actions } = definition;
  return 'cases' in actions ? actions.cases[actions.choose(detail)] : actions;
}
