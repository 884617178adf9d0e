import type { Instant } from '../domain/instant.ts';
import type { Clock } from '../ports.ts';

/** One thing that must be right for the bot to do its work, in words for the operator. */
export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly [name: string]: Check };
}

export type Health = () => Promise<Readiness>;

export interface HealthDependencies {
  readonly clock: Clock;
  /** Writes to the store and reads it back; rejects when either cannot be done. */
  readonly probeStore: () => Promise<void>;
  /** When any replica last read something from Intune, asked for anew when nothing younger than `maxAge` ms is known; rejects when it cannot be told. */
  readonly lastGoodLookAt: (maxAge: number) => Promise<Instant | undefined>;
  /** Milliseconds between looks; two missed ones make the bot unready. */
  readonly checkEvery: number;
  /** Why the last reminder reached nobody; undefined when it was heard. */
  readonly unheard: () => string | undefined;
}

/**
 * Ready means: the store can be written and read, and Intune was seen lately, by whichever replica: only one looks.
 */
export function createHealth(dependencies: HealthDependencies): Health {
  return async () => {
    const checks = {
      store: await checkStore(dependencies),
      intune: await checkLook(dependencies),
      reminders: checkHeard(dependencies),
    };
    // A reminder that nobody heard is reported and stays out of the verdict: taken out of service, the bot could
    // not hear the "remind here" that mends it.
    return { ready: checks.store.ok && checks.intune.ok, checks };
  };
}

async function checkStore({ probeStore }: HealthDependencies): Promise<Check> {
  try {
    await probeStore();
    return { ok: true, detail: 'written and read' };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'cannot be used' };
  }
}

async function checkLook({ lastGoodLookAt, clock, checkEvery }: HealthDependencies): Promise<Check> {
  const patience = 2 * checkEvery;
  try {
    const at = await lastGoodLookAt(patience);
    if (at === undefined) return { ok: false, detail: 'Intune has not been read yet' };
    return { ok: clock() - at <= patience, detail: `last good look at ${new Date(at).toISOString()}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not readable';
    return { ok: false, detail: `the last look is not known: ${why}` };
  }
}

function checkHeard({ unheard }: HealthDependencies): Check {
  const problem = unheard();
  return problem === undefined
    ? { ok: true, detail: 'every reminder was heard' }
    : { ok: false, detail: problem };
}
