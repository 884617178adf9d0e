import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Snapshot } from '../domain/snapshot.ts';
import { FAMILY_NAMES } from '../domain/token.ts';
import type { Delivery } from '../ports.ts';
import { createStandingMetrics, type Standing } from './metrics-standing.ts';

/** Durations are milliseconds; every label is one of our own words, a family or an HTTP status. */
export interface Metrics {
  /** One attempt at one call to Graph; without a status nobody answered. */
  called(call: {
    readonly family: string;
    readonly method: string;
    readonly status?: number;
    readonly ms: number;
  }): void;
  looked(snapshot: Snapshot, ms: number): void;
  delivered(doing: 'post' | 'update' | 'post-to-person', outcome: Delivery['outcome'], ms: number): void;
  /** A message or a pressed button; `command` must come from a closed set of words. */
  answered(kind: 'message' | 'press', command: string, outcome: 'done' | 'failed', ms: number): void;
  stored(operation: string, outcome: 'done' | 'conflict' | 'failed', ms: number): void;
  /** Everything in the text format of Prometheus. */
  scrape(standing: Standing): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Teams ends a turn after 10 to 15 s, a look may take 20 s: the buckets tell these apart. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 40];
const STORE_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

/** The program's own registry, so that two bots in one process do not meet. */
export function createMetrics({ version }: { readonly version: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const showStanding = createStandingMetrics(registry, version);

  const calls = new Histogram({
    name: 'token_warden_graph_call_duration_seconds',
    help: 'Attempts at calls to Microsoft Graph, by HTTP status; "none" when nobody answered.',
    labelNames: ['family', 'method', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const looks = new Counter({
    name: 'token_warden_looks_total',
    help: 'Looks at one family, by outcome: read, absent or unreadable, and why it was unreadable.',
    labelNames: ['family', 'outcome', 'reason'] as const,
    registers,
  });
  const lookDuration = new Histogram({
    name: 'token_warden_look_duration_seconds',
    help: 'Looks at all families together.',
    buckets: SECONDS,
    registers,
  });
  const deliveries = new Histogram({
    name: 'token_warden_delivery_duration_seconds',
    help: 'Posts and updates outside of a turn, with their retries, by outcome.',
    labelNames: ['doing', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const turns = new Histogram({
    name: 'token_warden_turn_duration_seconds',
    help: 'Messages and pressed buttons, by command.',
    labelNames: ['kind', 'command', 'outcome'] as const,
    buckets: SECONDS,
    registers,
  });
  const store = new Histogram({
    name: 'token_warden_store_operation_duration_seconds',
    help: 'Operations of the store, by outcome; a conflict is a lost race and no failure.',
    labelNames: ['operation', 'outcome'] as const,
    buckets: STORE_SECONDS,
    registers,
  });

  return {
    called: ({ family, method, status, ms }) =>
      calls.observe({ family, method, status: status === undefined ? 'none' : String(status) }, ms / 1_000),
    looked(snapshot, ms) {
      lookDuration.observe(ms / 1_000);
      for (const family of FAMILY_NAMES) {
        const reading = snapshot.readings[family];
        if (reading.outcome === 'not-asked') continue;
        const reason = reading.outcome === 'unreadable' ? reading.reason.kind : '';
        looks.inc({ family, outcome: reading.outcome, reason });
      }
    },
    delivered: (doing, outcome, ms) => deliveries.observe({ doing, outcome }, ms / 1_000),
    answered: (kind, command, outcome, ms) => turns.observe({ kind, command, outcome }, ms / 1_000),
    stored: (operation, outcome, ms) => store.observe({ operation, outcome }, ms / 1_000),
    async scrape(standing) {
      showStanding(standing);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
