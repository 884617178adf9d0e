import type { Instant } from '../instant.ts';
import { isCredible } from '../looking.ts';
import type { Baseline, FamilyWatch, Watch } from './reminder.ts';

/**
 * What is remembered of the looks, without believing a clock that was ahead: an instant of the future counts as now,
 * and nothing else is let go of. The very same object when all of it can be.
 */
export function credibleWatch(watch: Watch, now: Instant): Watch {
  if (!isAhead(watch, now)) return watch;
  const believed = (instant: Instant) => (isCredible(instant, now) ? instant : now);
  const { ranAt, lookedAt, countedAt = lookedAt, ...rest } = watch;
  const families = Object.entries(watch.families).map(([family, kept]): [string, FamilyWatch] => [
    family,
    kept.readAt === undefined ? kept : { ...kept, readAt: believed(kept.readAt) },
  ]);
  const known = Object.entries(watch.known).map(([key, baseline]): [string, Baseline] => [
    key,
    credibleBaseline(baseline, now),
  ]);
  return {
    ...rest,
    ...(ranAt === undefined ? {} : { ranAt: believed(ranAt) }),
    ...(lookedAt === undefined ? {} : { lookedAt: believed(lookedAt) }),
    // The look of that clock is not one of those that count: the next one does, however soon it is.
    ...(countedAt === undefined ? {} : { countedAt: isCredible(countedAt, now) ? countedAt : 0 }),
    families: Object.fromEntries(families),
    known: Object.fromEntries(known),
  };
}

function isAhead(watch: Watch, now: Instant): boolean {
  const { ranAt = now, lookedAt = now, countedAt = now, families, known } = watch;
  if (!isCredible(Math.max(ranAt, lookedAt, countedAt), now)) return true;
  if (Object.values(families).some(({ readAt = now }) => !isCredible(readAt, now))) return true;
  for (const key of Object.keys(known)) {
    const baseline = known[key];
    if (baseline !== undefined && !isCredible(latestOf(baseline), now)) return true;
  }
  return false;
}

function latestOf({
  since,
  missingSince,
  newAccountSince,
  movedBackSince,
  dateMissingSince,
}: Baseline): Instant {
  return Math.max(
    since,
    missingSince ?? since,
    newAccountSince ?? since,
    movedBackSince ?? since,
    dateMissingSince ?? since,
  );
}

const INSTANTS = ['since', 'missingSince', 'newAccountSince', 'movedBackSince', 'dateMissingSince'] as const;

function credibleBaseline(baseline: Baseline, now: Instant): Baseline {
  if (isCredible(latestOf(baseline), now)) return baseline;
  const ahead = INSTANTS.filter((name) => !isCredible(baseline[name] ?? now, now));
  return { ...baseline, ...Object.fromEntries(ahead.map((name) => [name, now])) };
}
