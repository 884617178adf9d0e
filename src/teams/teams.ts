import type { Request, Response } from 'botbuilder';
import type { BotHandlers, Log, Messenger, Roster } from '../ports.ts';
import type { RetryParts } from '../timing/retry.ts';
import type { Timer } from '../timing/timer.ts';
import { type AdapterOptions, createAdapter } from './adapter.ts';
import { type AllowedTenants, createBot } from './bot.ts';
import { createConnector } from './connector.ts';
import { createMessenger } from './messenger.ts';
import { AT_ONCE, createPace, type Limits, TEAMS_LIMITS } from './pace.ts';
import { createRoster, type TeamMemory } from './roster.ts';
import { createTeamDirectory } from './team-directory.ts';
import { createTurns, type TurnParts } from './turns.ts';

/** How long things may take, ms. */
export interface Patience {
  /** A post or update outside of a turn, with its retries. */
  readonly proactive: number;
  /** An answer within a turn with its retries: Teams gives up on the whole turn after 10 to 15 s. */
  readonly turn: number;
  /** One single request for such an answer: a connector that hangs leaves the time for two more. */
  readonly turnRequest: number;
  /** Saying that an answer failed, after `turn` may have been used up. */
  readonly apology: number;
  /** An update within an invoke, which has five seconds for everything. */
  readonly invoke: number;
  /** One page of the roster. */
  readonly roster: number;
  /** One single request, where nothing shorter is said. */
  readonly request: number;
}

export const PATIENCE: Patience = {
  proactive: 10_000,
  turn: 8_000,
  turnRequest: 2_500,
  apology: 2_000,
  invoke: 1_500,
  roster: 4_000,
  request: 10_000,
};

export interface TeamsOptions extends RetryParts {
  readonly adapter: Omit<AdapterOptions, 'log' | 'clock'>;
  readonly allowedTenants: AllowedTenants;
  /** The IT team's group id (or Teams id); undefined when none is configured. */
  readonly itTeamId: string | undefined;
  /** Keeps the IT team's address across restarts. */
  readonly teamMemory: TeamMemory;
  failureCard: TurnParts['failureCard'];
  noteText: TurnParts['noteText'];
  /** A new id for an entry in the log. */
  newId(): string;
  readonly log: Log;
  readonly after: Timer;
  readonly patience: Patience;
  readonly limits: Limits;
}

/** Handles one HTTP request whose `body` is parsed JSON; works with restify's and express's objects. Never rejects. */
export type Receive = (request: IncomingRequest, response: Response) => Promise<void>;

/** The SDK's request, but a `method` or `body` that is present and undefined is let in, as in Node's own types. */
export interface IncomingRequest {
  readonly method?: string | undefined;
  readonly body?: unknown;
  readonly headers: Request['headers'];
}

export interface Teams {
  readonly messenger: Messenger;
  readonly roster: Roster;
  /** Ties the handlers to the door. Apart from `createTeams`, because handlers need the messenger and the roster. */
  receive(handlers: BotHandlers): Receive;
  /** Resolves when no message waits or is on its way: for a quiet stop. */
  idle(): Promise<void>;
}

/** What is used unless a test wants shorter waits. */
export const TEAMS_DEFAULTS = { patience: PATIENCE, limits: TEAMS_LIMITS };

/** The Teams world. Throws when the bot registration contradicts itself or the door would stand open. */
export function createTeams(options: TeamsOptions): Teams {
  const { log, patience } = options;
  const open = options.adapter.auth === 'none';
  if (options.allowedTenants === 'any' && !open)
    throw new Error('Without a list of tenants everybody is served.');
  const adapter = createAdapter({ ...options.adapter, clock: options.clock, log });
  const connector = createConnector({
    authentication: adapter.authentication,
    audience: adapter.audience,
    trusts: adapter.trusts,
    appId: open ? '' : options.adapter.botId,
    after: options.after,
  });
  const retry: RetryParts = { clock: options.clock, sleep: options.sleep, random: options.random };
  const pace = createPace(options.limits);
  const shared = { ...retry, connector, pace, log, requestTimeoutMs: patience.request };
  const inTurn = { ...shared, pace: AT_ONCE, requestTimeoutMs: patience.turnRequest };
  const directory = createTeamDirectory({ connector, clock: options.clock, log });
  const { itTeamId, teamMemory } = options;
  const roster = createRoster({
    ...retry,
    connector,
    itTeamId,
    teamMemory,
    log,
    patienceMs: patience.roster,
  });

  return {
    messenger: createMessenger({ ...shared, patienceMs: patience.proactive }),
    roster,
    receive(handlers) {
      const turns = createTurns({
        handlers,
        messenger: createMessenger({ ...inTurn, patienceMs: patience.turn }),
        apologising: createMessenger({
          ...inTurn,
          patienceMs: patience.apology,
          requestTimeoutMs: patience.apology / 2,
        }),
        hasty: createMessenger({ ...inTurn, patienceMs: patience.invoke }),
        complete: directory.complete,
        learn: roster.learn,
        failureCard: options.failureCard,
        noteText: options.noteText,
        newId: options.newId,
        log,
      });
      const logic = createBot(turns, options.allowedTenants);
      return (request, response) => adapter.process(request as Request, response, logic);
    },
    idle: pace.idle,
  };
}
