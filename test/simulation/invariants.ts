import { keepsActs } from './invariants/acts.ts';
import { believesWhatWasRead } from './invariants/beliefs.ts';
import { boundsBytes, boundsCalls } from './invariants/bounds.ts';
import { historyOnce } from './invariants/history.ts';
import type { Invariant } from './invariants/invariant.ts';
import { oneOpenMessage, onePostARun, showsThePresent, staysResolved } from './invariants/messages.ts';
import { saysEachStep, saysItOnce, silentWhenFine } from './invariants/steps.ts';
import { noSurprises } from './invariants/surprises.ts';
import { syncsEnd } from './invariants/syncs.ts';

/** What must hold whatever the worlds do. Each says it in one sentence. */
export const INVARIANTS: readonly Invariant[] = [
  keepsActs,
  staysResolved,
  showsThePresent,
  saysEachStep,
  saysItOnce,
  silentWhenFine,
  believesWhatWasRead,
  oneOpenMessage,
  onePostARun,
  boundsCalls,
  boundsBytes,
  syncsEnd,
  historyOnce,
  noSurprises,
];
