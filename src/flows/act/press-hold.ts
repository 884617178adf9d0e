import type { Row } from '../../domain/assess.ts';
import type { ActButton } from '../../domain/buttons.ts';
import type { Press } from '../../domain/conversation.ts';
import type { SnoozedView } from '../../domain/view-acting.ts';
import type { PressAnswer } from '../../ports.ts';
import type { Sight } from '../remind/cycle.ts';
import { reminderView } from '../remind/reminder-view.ts';
import { type ActDependencies, sentence } from './act-dependencies.ts';
import { actSight, tokenViewOf } from './act-sight.ts';
import { changeHold, type HoldButton } from './holds.ts';
import { openCardAt, reviseOpenCards } from './open-cards.ts';

/** Claims, releases, snoozes or wakes a token, and shows everybody the state that follows. */
export async function pressHold(
  button: HoldButton,
  row: Row,
  sight: Sight,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const outcome = await changeHold(button, row, sight, press, dependencies);
  if (outcome === 'not-possible') return sentence({ note: 'snooze-too-long' });
  if (outcome === 'done') {
    dependencies.background.run('show a claim or snooze on reminder cards', async () => {
      await reviseOpenCards([row.token], dependencies);
    });
  }
  return presentState(button, row, press, dependencies);
}

/** The state as it is now, in place of the pressed card: the reminder, the list of snoozes, or the token. */
export async function presentState(
  button: ActButton,
  row: Row,
  press: Press,
  dependencies: ActDependencies,
): Promise<PressAnswer> {
  const { render, cycle } = dependencies;
  const sight = await actSight(dependencies);
  const aside = button.beside !== undefined && press.address.kind !== 'personal';
  const open = aside ? undefined : await openCardAt(press.messageId, dependencies);
  if (open !== undefined) {
    const card = render(reminderView(open.value, sight, cycle.policy));
    return { answer: 'card', card, for: 'everyone' };
  }
  const view =
    button.verb === 'wake' && button.list !== undefined
      ? snoozedView(sight)
      : tokenViewOf(row, sight, dependencies);
  return {
    answer: 'card',
    card: render(view, aside ? 'presser' : 'everyone'),
    for: aside ? 'presser' : 'everyone',
  };
}

/** Everything that is snoozed now, soonest end first. */
export function snoozedView({ assessment, reminders }: Sight): SnoozedView {
  const { now } = assessment;
  const items = [...reminders.values()].flatMap(({ value }) => {
    const { hold, about, facts } = value;
    if (hold?.kind !== 'snooze' || hold.until <= now) return [];
    return [{ about, name: facts.name, generation: hold.generation, hold }];
  });
  return { view: 'snoozed', now, items: items.sort((one, other) => one.hold.until - other.hold.until) };
}
