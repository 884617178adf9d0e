import type { Instant } from '../instant.ts';
import { isCredible } from '../looking.ts';
import { FAMILIES } from '../token.ts';
import type { Baseline, Watch } from './reminder.ts';

/**
 * What is remembered of the looks, without believing a clock that was ahead: an instant of the future counts as now,
 * and nothing else is let go of. The very same object when all of it can be.
 */
export function credibleWatch(watch: Watch, now: Instant): Watch {
  const believed = (instant: Instant) => (isCredible(instant, now) ? instant : now);
  const families = FAMILIES.map((family): [string, Watch['families']['push']] => {
    const kept = watch.families[family];
    return [family, kept.readAt === undefined ? kept : { ...kept, readAt: believed(kept.readAt) }];
  });
  const { ranAt, lookedAt, countedAt, ...rest } = watch;
  const known = Object.entries(watch.known).map(([key, baseline]): [string, Baseline] => [
    key,
    credibleBaseline(baseline, now),
  ]);
  const isWhole =
    [ranAt, lookedAt, countedAt, ...FAMILIES.map((family) => watch.families[family].readAt)].every(
      (instant) => instant === undefined || isCredible(instant, now),
    ) && known.every(([key, baseline]) => baseline === watch.known[key]);
  if (isWhole) return watch;
  return {
    ...rest,
    ...(ranAt === undefined ? {} : { ranAt: believed(ranAt) }),
    ...(lookedAt === undefined ? {} : { lookedAt: believed(lookedAt) }),
    // The look of that clock is not one of those that count.
    ...(countedAt === undefined || !isCredible(countedAt, now) ? {} : { countedAt }),
    families: Object.fromEntries(families) as unknown as Watch['families'],
    known: Object.fromEntries(known),
  };
}

const INSTANTS = ['since', 'missingSince', 'newAccountSince', 'movedBackSince', 'dateMissingSince'] as const;

function credibleBaseline(baseline: Baseline, now: Instant): Baseline {
  const ahead = INSTANTS.filter((name) => {
    const instant = baseline[name];
    return instant !== undefined && !isCredible(instant, now);
  });
  if (ahead.length === 0) return baseline;
  return { ...baseline, ...Object.fromEntries(ahead.map((name) => [name, now])) };
}
