import { upcoming } from '../../domain/plan/upcoming.ts';
import { decidePulse, type PulseTime } from '../../domain/pulse.ts';
import type { Sight } from '../../domain/sight.ts';
import type { View } from '../../domain/view.ts';
import type { CycleDependencies } from './cycle.ts';
import { aliveDestinations, noteDelivery } from './destinations.ts';

/** One record a tenant: the last pulse. */
const PULSE = 'pulse';

/**
 * The weekly sign of life, once a week and not more: the slot is claimed before it is said, because a pulse
 * said twice is worse than one that is missed.
 */
export async function sayPulse(
  time: PulseTime,
  sight: Sight,
  { memory, messenger, render, policy, clock, log }: CycleDependencies,
): Promise<void> {
  const kept = await memory.pulses.get(PULSE);
  const decision = decidePulse(clock(), kept?.value.slot, time, policy.zone);
  if (decision.do === 'leave') return;
  const expected = kept === undefined ? 'absent' : { version: kept.version };
  const claimed = await memory.pulses.put(PULSE, { slot: decision.slot }, expected);
  log.info({ pulse: decision.do, slot: decision.slot, claimed: claimed.done }, 'pulse');
  if (!claimed.done || decision.do !== 'say') return;
  const card = render(pulseView(sight));
  for (const { name, value } of await aliveDestinations(memory.destinations)) {
    const delivery = await messenger.post(value.address, card);
    await noteDelivery(memory.destinations, name, delivery, clock());
  }
}

function pulseView(sight: Sight): View {
  const [next] = upcoming(sight);
  return { view: 'pulse', assessment: sight.assessment, ...(next === undefined ? {} : { next }) };
}
