import { FAMILY_NAMES, type Family } from '../../src/domain/token.ts';
import type { Version } from './graph-bodies.ts';

/** Which requests of its family and scope a fault spoils; without any of these, all until mended. */
export interface FaultReach {
  /** So many requests, then all is well. */
  readonly times?: number;
  /** Only this version of Graph; the other goes on as ever. */
  readonly version?: Version;
  /** Only requests whose address names one of these tokens; lists go on as ever. */
  readonly onlyFor?: readonly string[];
}

/** Something other than the right answer, or nothing. */
export type Refusal =
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden'; readonly scopes: readonly string[] }
  /** 429; without `retryAfterSeconds` the header is left out, `asDate` writes it as an HTTP date. */
  | { readonly kind: 'throttled'; readonly retryAfterSeconds?: number; readonly asDate?: boolean }
  | {
      readonly kind: 'server-error';
      readonly status: 500 | 502 | 503 | 504;
      readonly retryAfterSeconds?: number;
    }
  /** Takes the request, does not carry it out and never answers. */
  | { readonly kind: 'silence' }
  /** The connection is cut without an answer; nothing is carried out. */
  | { readonly kind: 'reset' }
  /** 200 with a proxy's HTML page (the default), JSON cut short, or JSON of another shape. */
  | { readonly kind: 'garbage'; readonly body?: GarbageBody }
  /** The tenant has no Intune. */
  | { readonly kind: 'no-intune' }
  /** beta does not have the resource; v1.0 goes on as ever. */
  | { readonly kind: 'beta-missing' };

export type GarbageBody = 'html' | 'cut-short' | 'wrong-shape' | 'no-value' | 'null-value' | 'null-entry';

/** The right answer, but not as it should be. */
export type Lie =
  /** This much later (real milliseconds). */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Carried out, but the answer is lost: nobody hears anything (the default), the line is cut, or a gateway says 504. */
  | { readonly kind: 'answer-lost'; readonly by?: 'silence' | 'reset' | 'gateway' }
  /** 200 with an `error` beside an empty list (the default), beside the right data, or alone. */
  | { readonly kind: 'error-in-answer'; readonly beside?: 'empty' | 'data' | 'nothing' }
  /** As if nothing were there: an empty list, or 404 for the push certificate and single tokens. */
  | { readonly kind: 'empty' }
  /** These tokens are not in the list, and 404 by themselves. */
  | { readonly kind: 'hides'; readonly tokens: readonly string[] }
  /** Properties left out (the default), null, or year 1; of all tokens, or of these. */
  | {
      readonly kind: 'omits';
      readonly fields: readonly string[];
      readonly as?: 'missing' | 'null' | 'year-one';
      readonly tokens?: readonly string[];
    }
  /** Lists lead back to their beginning, give the same page again and again, or invent more tokens without end. */
  | { readonly kind: 'pages'; readonly how: 'circle' | 'repeat' | 'endless' }
  /** So many bytes of white space before the answer; without a number they never end. */
  | { readonly kind: 'bloated'; readonly bytes?: number };

/** A way in which Graph goes wrong. */
export type Fault = (Refusal | Lie) & FaultReach;

/** Which requests a fault spoils: looks (GET), actions (POST), or both. */
export type FaultScope = 'read' | 'action' | 'both';

export interface FaultBoard {
  /** Breaks a family, or mends it with undefined. A new fault replaces the old one of the same scope. */
  set(family: Family | 'all', fault: Fault | undefined, scope: FaultScope): void;
  /** The faults of a family that are not used up. */
  of(family: Family): readonly Fault[];
  /** The fault that spoils this request, counted as used; undefined when the request goes through. */
  take(family: Family, request: FaultRequest): Fault | undefined;
}

export interface FaultRequest {
  readonly action: boolean;
  readonly version: Version;
  /** The id in the address; empty for lists and the push certificate. */
  readonly id: string;
}

interface Entry {
  readonly fault: Fault;
  left: number;
}

export function createFaultBoard(): FaultBoard {
  const entries = { read: new Map<Family, Entry>(), action: new Map<Family, Entry>() };

  function set(family: Family | 'all', fault: Fault | undefined, scope: FaultScope): void {
    const families: readonly Family[] = family === 'all' ? FAMILY_NAMES : [family];
    const scopes = scope === 'both' ? (['read', 'action'] as const) : [scope];
    for (const one of families) {
      // One entry for both scopes: they share the number of times.
      const entry = fault && { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      for (const which of scopes) {
        if (entry === undefined) entries[which].delete(one);
        else entries[which].set(one, entry);
      }
    }
  }

  function take(family: Family, request: FaultRequest): Fault | undefined {
    const entry = entries[request.action ? 'action' : 'read'].get(family);
    if (entry === undefined || entry.left <= 0 || !reaches(entry.fault, request)) return undefined;
    entry.left -= 1;
    return entry.fault;
  }

  function of(family: Family): readonly Fault[] {
    const both = [entries.read.get(family), entries.action.get(family)];
    return [...new Set(both.flatMap((entry) => (entry && entry.left > 0 ? [entry.fault] : [])))];
  }

  return { set, of, take };
}

function reaches(fault: Fault, { version, id }: FaultRequest): boolean {
  if (fault.kind === 'beta-missing' && version !== 'beta') return false;
  if (fault.version !== undefined && fault.version !== version) return false;
  return fault.onlyFor === undefined || fault.onlyFor.includes(id);
}
