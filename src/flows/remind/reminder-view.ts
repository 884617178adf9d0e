import { type OfferFacts, offersFor } from '../../domain/actions/offers.ts';
import type { SyncRecord } from '../../domain/actions/sync.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ReminderPolicy } from '../../domain/plan/reminder.ts';
import { newWatch } from '../../domain/plan/watch.ts';
import type { CardItem, ReminderCard } from '../../domain/reminder-card.ts';
import { refKey } from '../../domain/token.ts';
import type { ReminderItem, ReminderView } from '../../domain/view-reminding.ts';
import { type Sight, valuesOf } from './cycle.ts';

/** A reminder card as it is to be shown now: what was said, beside what is known today. */
export function reminderView(
  { items, heldBack, saidAt }: ReminderCard,
  sight: Sight,
  policy: ReminderPolicy,
): ReminderView {
  const { now } = sight.assessment;
  const facts = offerFacts(sight, policy);
  return { view: 'reminder', now, heldBack, items: items.map((item) => itemNow(item, saidAt, sight, facts)) };
}

/** What is remembered, as far as it decides what can be done about a token. */
export function offerFacts({ assessment, watch, reminders }: Sight, policy: ReminderPolicy): OfferFacts {
  return {
    assessment,
    watch: watch?.value ?? newWatch(assessment.tenantId),
    reminders: valuesOf(reminders),
    policy,
  };
}

function itemNow(
  item: CardItem,
  saidAt: Instant,
  { assessment, reminders, syncs }: Sight,
  facts: OfferFacts,
): ReminderItem {
  const key = refKey(item.about);
  const row = assessment.rows.find(({ token }) => refKey(token) === key);
  const trouble = assessment.troubles.find(({ about }) => refKey(about) === key);
  const hold = reminders.get(key)?.value.hold;
  const sync = syncSince(saidAt, syncs.get(key));
  return {
    item,
    ...(row === undefined ? {} : { row, offers: offersFor(row, facts) }),
    ...(trouble === undefined ? {} : { trouble }),
    ...(hold === undefined || hold.until <= assessment.now ? {} : { hold }),
    ...(sync === undefined ? {} : { sync }),
  };
}

function syncSince(saidAt: Instant, sync: SyncRecord | undefined): SyncRecord | undefined {
  return sync !== undefined && sync.startedAt >= saidAt ? sync : undefined;
}
