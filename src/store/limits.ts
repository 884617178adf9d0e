/** How long one call of the store may take, its retries and the pauses between them included, in milliseconds. */
export interface StoreLimits {
  /** `get`, `put`, `remove`, `close`, and each step of `list` to the next entry. */
  readonly withinMs: number;
  /** The same where many bytes go over the network: values of more than 100,000 code units, and opening. */
  readonly longWithinMs: number;
}

/** A turn that asks a store which does not answer three times still answers before Teams gives it up. */
export const STORE_LIMITS: StoreLimits = { withinMs: 4_000, longWithinMs: 30_000 };

/** A value of more code units of JSON than this may take the longer time. */
export const LONG_VALUE_UNITS = 100_000;
