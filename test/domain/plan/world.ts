import type { HistoryEntry } from '../../../src/domain/actions/history.ts';
import { type Offers, offersFor } from '../../../src/domain/actions/offers.ts';
import { sightingsIn } from '../../../src/domain/actions/sightings.ts';
import { type Assessment, assess } from '../../../src/domain/assess.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/instant.ts';
import type { Intent, Plan, Upcoming } from '../../../src/domain/plan/intent.ts';
import { type PlanInput, plan } from '../../../src/domain/plan/plan.ts';
import {
  type Reminder,
  type ReminderPolicy,
  settled,
  type Watch,
} from '../../../src/domain/plan/reminder.ts';
import { upcoming } from '../../../src/domain/plan/upcoming.ts';
import { acceptToken, knownOf, newWatch } from '../../../src/domain/plan/watch.ts';
import { type Snapshot, type Unreadable, withEarlier } from '../../../src/domain/snapshot.ts';
import { type Family, refKey, type Token, type VppToken } from '../../../src/domain/token.ts';
import { push, snapshotOf, TENANT, unreadable, vpp } from '../../support/builders.ts';

export const POLICY: ReminderPolicy = {
  zone: 'Europe/Berlin',
  ladder: [60, 30, 14, 7, 3, 1, 0],
  remindAt: 9 * 60,
  workdays: [1, 2, 3, 4, 5],
};

export interface LookOptions {
  /** Families that cannot be read. */
  readonly unreadable?: readonly Family[];
  /** Why they are; a server error unless given. */
  readonly because?: Unreadable['kind'];
  /** When Intune was looked at, if not at the time of the plan. */
  readonly lookedAt?: Instant;
  /** Whether the earlier looks are lost, as after a restart without the last one. */
  readonly forgotten?: boolean;
  /** Whether every message shows at once what is over; unset means yes. */
  readonly shown?: boolean;
}

/** A store, a bot and the days: plans on what there is, and carries the plan out. */
export interface World {
  readonly watch: () => Watch;
  readonly reminder: (token: { family: Family; id: string }) => Reminder | undefined;
  /** Plans and carries out, as the flow does. Everything goes through JSON, as in the store. */
  look(at: Instant, tokens: readonly Token[], options?: LookOptions): Plan;
  assess(at: Instant, tokens: readonly Token[], options?: LookOptions): Assessment;
  upcoming(at: Instant, tokens: readonly Token[], horizonDays?: number): Upcoming[];
  change(token: { family: Family; id: string }, fields: Partial<Reminder>): void;
  changeWatch(change: (watch: Watch) => Watch): void;
  /** What can be done about one token, seen at that time. */
  offers(at: Instant, token: Token): Offers;
  /** Plans on what somebody else has judged, and carries nothing out. */
  planOn(assessment: Assessment): Plan;
  /** Everything that was seen so far and nobody did. */
  readonly history: () => readonly HistoryEntry[];
  /** Somebody declares a changed certificate right. */
  accept(token: Token, at: Instant): void;
  /** Restarts with other settings. */
  obey(policy: ReminderPolicy): void;
}

export function createWorld(settings: ReminderPolicy = POLICY): World {
  let policy = settings;
  const history: HistoryEntry[] = [];
  let watch = newWatch(TENANT);
  let earlier: Snapshot | undefined;
  const reminders = new Map<string, Reminder>();

  function inputAt(
    at: Instant,
    tokens: readonly Token[],
    options: LookOptions = {},
  ): PlanInput & { snapshot: Snapshot } {
    const snapshot = snapshotOf(tokens, { at: options.lookedAt ?? at });
    const bad = Object.fromEntries(
      (options.unreadable ?? []).map((family) => [
        family,
        unreadable(options.because === undefined ? {} : { kind: options.because }),
      ]),
    );
    const read = { ...snapshot, readings: { ...snapshot.readings, ...bad } };
    const seen = options.forgotten ? read : withEarlier(read, earlier);
    return { snapshot: seen, assessment: assess(seen, policy, at, knownOf(watch)), watch, reminders, policy };
  }

  return {
    watch: () => watch,
    reminder: (token) => reminders.get(refKey(token)),
    look(at, tokens, options = {}) {
      const { snapshot, ...input } = inputAt(at, tokens, options);
      earlier = throughJson(snapshot);
      const made = plan(input);
      for (const intent of made.intents) {
        const next = options.shown === false ? intent.next : intent.next && settled(intent.next, at);
        if (next === undefined) reminders.delete(refKey(intent.about));
        else reminders.set(refKey(intent.about), throughJson(next));
      }
      history.push(...sightingsIn(watch, made.watch, reminders));
      watch = throughJson(made.watch);
      return made;
    },
    assess: (at, tokens, options) => inputAt(at, tokens, options).assessment,
    upcoming: (at, tokens, horizonDays) => upcoming(inputAt(at, tokens), horizonDays),
    change(token, fields) {
      const before = reminders.get(refKey(token));
      if (before === undefined) throw new Error(`nothing is remembered of ${refKey(token)}`);
      reminders.set(refKey(token), { ...before, ...fields });
    },
    changeWatch(change) {
      watch = change(watch);
    },
    offers(at, token) {
      const assessment = inputAt(at, [token]).assessment;
      const row = assessment.rows.find((one) => refKey(one.token) === refKey(token));
      if (row === undefined) throw new Error('the token is not in its own assessment');
      return offersFor(row, { assessment, watch, reminders, policy });
    },
    planOn: (assessment) => plan({ assessment, watch, reminders, policy }),
    history: () => history,
    accept(token, at) {
      watch = acceptToken(watch, token, at);
    },
    obey(changed) {
      policy = changed;
    },
  };
}

/** What a plan does about one token, in words: `post step 30`, `leave said`. */
export function words({ intents }: Plan, token?: { family: Family; id: string }): string[] {
  return intents
    .filter(({ about }) => token === undefined || refKey(about) === refKey(token))
    .map((intent) => wordsOf(intent));
}

function wordsOf(intent: Intent): string {
  if (intent.do !== 'post') return `${intent.do} ${intent.reason}`;
  const due = intent.due.map(({ reason, finding, step }) => `${reason} ${step ?? finding.kind}`);
  return `post ${due.join(', ')}`;
}

/** An instant in Berlin's winter (UTC+1) or summer (UTC+2) time: `berlin('2026-11-23 09:00')`. */
export function berlin(text: string, summer = false): Instant {
  return Date.parse(`${text.replace(' ', 'T')}:00${summer ? '+02:00' : '+01:00'}`);
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** A Thursday. */
export const END = berlin('2027-01-14 14:05');
export const cert = push({ expiresAt: END });

/** A location token that synced an hour ago, whenever that is. */
export function synced(now: Instant, fields: Parameters<typeof vpp>[0] = {}): VppToken {
  return vpp({ expiresAt: END + 300 * DAY, lastSyncAt: now - HOUR, ...fields });
}
