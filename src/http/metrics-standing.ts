import { Gauge, type Registry } from 'prom-client';
import type { Assessment } from '../domain/assess.ts';
import type { Instant } from '../domain/instant.ts';
import type { Token } from '../domain/token.ts';

/** What is true at this moment, as far as the program knows. */
export interface Standing {
  readonly now: Instant;
  /** The last look, judged; undefined before the first, and while another replica leads. */
  readonly assessment: Assessment | undefined;
  readonly lastGoodLookAt: Instant | undefined;
  /** Whether this replica holds the lease and so does the reminding. */
  readonly leading: boolean;
  /** Cycles in a row that did not end well. */
  readonly failedCycles: number;
  readonly lastCycleAt: Instant | undefined;
  readonly everyReminderHeard: boolean;
}

/** Labels from outside are limited, so that a tenant full of tokens cannot flood the monitoring. */
export const MAX_TOKENS = 200;
const MAX_LABEL = 80;

/** The gauges that are worked out anew for every scrape; call the result before the registry is read. */
export function createStandingMetrics(registry: Registry, version: string): (standing: Standing) => void {
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Gauge({ name: `token_warden_${name}`, help, labelNames, registers: [registry] });

  const remaining = gauge(
    'token_expires_in_seconds',
    'Seconds until a token expires, negative afterwards. A token without a known date has no line.',
    ['family', 'token', 'name'],
  );
  const expiry = gauge('token_expiry_timestamp_seconds', 'When a token expires, Unix time.', [
    'family',
    'token',
    'name',
  ]);
  const tokens = gauge('tokens', 'Tokens seen at the last look.', ['family']);
  const findings = gauge('findings', 'What a person should know, at the last look.', ['kind', 'severity']);
  const lookedAt = gauge('last_good_look_timestamp_seconds', 'When a look last read a family, Unix time.');
  const leader = gauge('leader', '1 on the replica that holds the lease and reminds, 0 on the others.');
  const failures = gauge('failed_cycles', 'Reminder cycles in a row that did not end well.');
  const cycledAt = gauge('last_cycle_timestamp_seconds', 'When a reminder cycle last ended, Unix time.');
  const heard = gauge('reminders_heard', '0 when the last reminder reached nobody, else 1.');
  const build = gauge('build_info', 'Always 1; the label says which version runs.', ['version']);
  build.set({ version }, 1);

  function showTokens({ rows: all }: Assessment, now: Instant): void {
    // What is gone is a Finding, and no token any more.
    const rows = all.filter(({ gone }) => gone === undefined);
    for (const { token } of rows) tokens.inc({ family: token.family });
    for (const { token } of rows.slice(0, MAX_TOKENS)) {
      if (token.expiresAt === undefined) continue;
      const labels = { family: token.family, token: token.id.slice(0, MAX_LABEL), name: nameOf(token) };
      remaining.set(labels, (token.expiresAt - now) / 1_000);
      expiry.set(labels, token.expiresAt / 1_000);
    }
  }

  function showFindings({ rows, troubles }: Assessment): void {
    for (const { kind, severity } of [...rows.flatMap((row) => row.findings), ...troubles]) {
      findings.inc({ kind, severity });
    }
  }

  return ({ now, assessment, ...is }) => {
    for (const one of [remaining, expiry, tokens, findings]) one.reset();
    if (assessment !== undefined) {
      showTokens(assessment, now);
      showFindings(assessment);
    }
    setInstant(lookedAt, is.lastGoodLookAt);
    setInstant(cycledAt, is.lastCycleAt);
    leader.set(is.leading ? 1 : 0);
    failures.set(is.failedCycles);
    heard.set(is.everyReminderHeard ? 1 : 0);
  };
}

/** What never happened has no line: 0 would be 1970. */
function setInstant(gauge: Gauge, at: Instant | undefined): void {
  if (at === undefined) gauge.remove();
  else gauge.set(at / 1_000);
}

/** A token without a name of its own is called by its Apple Account: a mail address, which monitoring need not know. */
function nameOf(token: Token): string {
  return token.name.includes('@') ? token.id.slice(0, 8) : token.name.slice(0, MAX_LABEL);
}
