import type { Config } from './config.ts';
import type { MeasureTurn } from './flows/measure.ts';
import type { ConnectedIntune } from './intune/connect.ts';
import type { Clock, Fallback, Log, Messenger, Remembering, Roster } from './ports.ts';
import type { KeyValueStore } from './store/key-value.ts';
import type { Timer } from './timing/timer.ts';

/** What comes from outside of the program, handed in so that tests can bring their own. */
export interface Outside {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** ms of a clock that never jumps, for leases. */
  readonly elapsed: () => number;
  /** ms after which a crashed replica is succeeded; beats come at a third of it. */
  readonly leaseTtl: number;
  readonly after: Timer;
  readonly uuid: () => string;
  readonly random: () => number;
}

/** The worlds a tenant lives between. Everything above them is the same in a simulation. */
export interface World {
  readonly store: KeyValueStore;
  /** How `store` does. */
  readonly remembering: Remembering;
  readonly intune: ConnectedIntune;
  readonly messenger: Messenger;
  readonly roster: Roster;
  /** Of the monitoring. */
  readonly measure: MeasureTurn;
  readonly fallback: Fallback;
}
