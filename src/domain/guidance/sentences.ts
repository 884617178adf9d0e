import type { Finding, Severity } from '../finding.ts';
import type { Saying, Speech, StateCode } from './saying.ts';
import { SAYINGS } from './sayings.ts';

const STATES: { readonly [S in Severity]: StateCode } = {
  critical: 'critical',
  warning: 'warning',
  info: 'note',
};

/** The words for a Finding. */
export function say(finding: Finding, speech: Speech): Saying {
  const draft = SAYINGS[finding.kind]({ ...speech, finding, family: finding.about.family });
  const said = { state: STATES[finding.severity], renew: false, ...draft };
  return { ...said, word: speech.words.t(`state.${said.state}`) };
}
