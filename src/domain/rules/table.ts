import type { FindingKind } from '../finding.ts';
import type { Family, Token } from '../token.ts';
import { judgePersonalAccount, judgeSharedAccount } from './apple-account.ts';
import type { Rule } from './context.ts';
import { judgeExpiry } from './expiry.ts';
import { judgeAccountChange, judgeMovedBack, judgeRecreated, judgeTopic } from './renewal.ts';
import { judgeAdeError, judgeAdeSync, judgeVppSync } from './sync.ts';
import { judgeVppState } from './vpp-state.ts';

/** A rule with what has to be known of it beside its judgement. */
export interface RuleEntry<T extends Token = Token> {
  readonly judge: Rule<T>;
  /** What it can find. */
  readonly kinds: readonly FindingKind[];
  /** Fields without which it is not judged, because the last known value of one may be outdated. */
  readonly needs: readonly string[];
  /**
   * Whether what an earlier look gave is judged as of now: only what cannot have become better by waiting. A sync age
   * would accuse our own blindness.
   */
  readonly lasts: boolean;
}

const topic: RuleEntry = { judge: judgeTopic, kinds: ['wrong-renewal'], needs: ['topic'], lasts: true };
/** The date that was given last counts until another one is given. */
const expiry: RuleEntry = {
  judge: judgeExpiry,
  kinds: ['expired', 'expires-today', 'expires-soon', 'expiry-unknown'],
  needs: [],
  lasts: true,
};
const movedBack: RuleEntry = { judge: judgeMovedBack, kinds: ['moved-back'], needs: [], lasts: false };
const accountChange: RuleEntry = {
  judge: judgeAccountChange,
  kinds: ['account-changed'],
  needs: ['appleAccount'],
  lasts: false,
};
const personalAccount: RuleEntry = {
  judge: judgePersonalAccount,
  kinds: ['personal-account'],
  needs: ['appleAccount'],
  lasts: false,
};
const sharedAccount: RuleEntry = {
  judge: judgeSharedAccount,
  kinds: ['shared-account'],
  needs: ['appleAccount'],
  lasts: false,
};
/** For every family. */
const OF_DATE: readonly RuleEntry[] = [expiry, movedBack];
/** For what hangs on an Apple Account. */
const ALWAYS: readonly RuleEntry[] = [...OF_DATE, accountChange, personalAccount, sharedAccount];

/** The rules of families that have more than a date; each takes just such a token. */
type Rules = { readonly [F in Family]?: readonly RuleEntry<Extract<Token, { family: F }>>[] };

const RULES: Rules = {
  push: [topic, ...ALWAYS],
  vpp: [
    {
      judge: judgeVppState,
      kinds: ['state-expired', 'state-invalid', 'state-external-mdm', 'state-duplicate', 'state-unknown'],
      needs: ['state'],
      lasts: true,
    },
    {
      judge: judgeRecreated,
      kinds: ['recreated'],
      needs: ['location', 'appleAccount'],
      lasts: false,
    },
    {
      judge: judgeVppSync,
      kinds: ['sync-failed', 'sync-stale', 'sync-never'],
      needs: ['syncStatus', 'lastSyncAt', 'state'],
      lasts: false,
    },
    ...ALWAYS,
  ],
  ade: [
    { judge: judgeAdeError, kinds: ['sync-error'], needs: ['syncErrorCode'], lasts: false },
    { judge: judgeAdeSync, kinds: ['sync-stale', 'sync-never'], needs: ['lastSyncAt'], lasts: false },
    ...ALWAYS,
  ],
};

/** The rules of a token's family, each of which takes just such a token. */
export function rulesOf({ family }: Token): readonly RuleEntry[] {
  return (RULES[family] ?? OF_DATE) as readonly RuleEntry[];
}
