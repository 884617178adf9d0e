import { FINDINGS } from '../../catalogue/findings/findings.ts';
import type { Finding } from '../finding.ts';
import type { Severity } from '../severity.ts';
import type { Saying, Speech, StateCode } from './saying.ts';

const STATES: { readonly [S in Severity]: StateCode } = {
  critical: 'critical',
  warning: 'warning',
  info: 'note',
};

/** The words for a Finding; a note of the token's card has none for a row. */
export function say({ kind, about, severity, detail }: Finding, speech: Speech): Saying {
  const definition = FINDINGS[kind];
  const draft = definition.say({ ...speech, family: about.family, severity, detail });
  const said = { state: STATES[severity], short: '', renew: definition.helps === 'renewal', ...draft };
  return { ...said, word: speech.words.t(`state.${said.state}`) };
}
