import { HOUR, MINUTE } from '../instant.ts';

/** How long ago, rounded down: `2 minutes`, `3 hours`, `4 days`. Never negative. */
export function ageText(age: number): string {
  const minutes = Math.max(0, Math.floor(age / MINUTE));
  if (minutes < 60) return count(minutes, 'minute');
  const hours = Math.floor(age / HOUR);
  return hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day');
}

/** `1 token`, `7 tokens`. */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
