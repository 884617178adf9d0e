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
  readonly lastGoodLookAt: () => Instant | undefined;
  /** Milliseconds between looks; two missed ones make the bot unready. */
  readonly checkEvery: number;
  /** Why the last reminder reached nobody; undefined when it was heard. */
  readonly unheard: () => string | undefined;
}

/** Ready means: the store can be written and read, and Intune was seen lately. */
export function createHealth(dependencies: HealthDependencies): Health {
  return async () => {
    const checks = {
      store: await checkStore(dependencies),
      intune: checkLook(dependencies),
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

function checkLook({ lastGoodLookAt, clock, checkEvery }: HealthDependencies): Check {
  const at = lastGoodLookAt();
  if (at === undefined) return { ok: false, detail: 'Intune has not been read yet' };
  const detail = `last good look at ${new Date(at).toISOString()}`;
  return { ok: clock() - at <= 2 * checkEvery, detail };
}

function checkHeard({ unheard }: HealthDependencies): Check {
  const problem = unheard();
  return problem === undefined
    ? { ok: true, detail: 'every reminder was heard' }
    : { ok: false, detail: problem };
}
