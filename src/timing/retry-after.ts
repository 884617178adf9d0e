/**
 * `Retry-After` in either of its two forms, as ms from now; undefined when it makes no sense.
 *
 * @param now ms UTC, for the form that is a date
 */
export function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
