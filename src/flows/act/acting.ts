import type { ActButton, Button, ButtonOf } from '../../catalogue/commands/buttons.ts';
import type { Row } from '../../domain/assess.ts';
import type { Press } from '../../domain/conversation.ts';
import { actsOf, rowOf, type Sight, snoozedView } from '../../domain/sight.ts';
import { generation } from '../../domain/token.ts';
import type { View } from '../../domain/view.ts';
import type { HistoryView } from '../../domain/view-acting.ts';
import type { PressAnswer } from '../../ports.ts';
import { acceptChange, isAcceptable } from './accept.ts';
import { type ActDependencies, sentence } from './act-dependencies.ts';
import { byWhom } from './history.ts';
import { presentState, pressHold } from './press-hold.ts';
import { pressLook, pressSync } from './press-sync.ts';
import { takePress } from './taken.ts';

/** Acting from the card. Whoever calls it has let the person in before. */
export interface Acting {
  /** A button that changes something. */
  press(button: ActButton, press: Press): Promise<PressAnswer>;
  /** A button that looks at a sync. */
  look(button: Extract<Button, { verb: 'sync-look' }>, press: Press): Promise<PressAnswer>;
  /** `snoozed`. */
  snoozed(): Promise<View>;
  /** `history`. */
  history(query: Pick<ButtonOf<'history'>, 'ref' | 'page'>): Promise<HistoryView>;
  /** A token's card with what can be done about it; any other view as it is. */
  withOffers(view: View): Promise<View>;
  /** Puts a refused press or command on record. */
  refused(refusal: Refusal): Promise<void>;
}

export interface Refusal {
  readonly person: Press['person'];
  /** One word. */
  readonly why: string;
  /** The verb or command, when it is one of ours. */
  readonly tried?: string;
  readonly ref?: Row['token'] | Extract<Button, { ref: unknown }>['ref'];
}

export function createActing(dependencies: ActDependencies): Acting {
  const { memory, read, clock, history, render, log } = dependencies;

  async function press(button: ActButton, pressed: Press): Promise<PressAnswer> {
    const isNew = await takePress(memory.presses, pressed.id, clock());
    const sight = await read();
    if (button.verb === 'sync-all') {
      const rows = sight.assessment.rows.filter(({ token }) => token.family === button.family);
      // Taken twice, it finds the syncs of the first time: `seen` is older than they are.
      return pressSync(button, rows, sight, pressed, dependencies);
    }
    const row = rowOf(sight, button.ref);
    if (row === undefined) {
      await refused({ person: pressed.person, why: 'no-such-token', tried: button.verb, ref: button.ref });
      return sentence({ note: 'no-such-token' });
    }
    const why = outdated(button, row) ? 'outdated' : isNew ? undefined : 'replayed';
    if (why !== undefined)
      await refused({ person: pressed.person, why, tried: button.verb, ref: button.ref });
    // A sync that is asked for twice finds the first one by itself, and shows it.
    return why === undefined || button.verb === 'sync'
      ? act(button, row, sight, pressed)
      : presentState(button, row, pressed, dependencies, 'presser');
  }

  async function act(
    button: Exclude<ActButton, { verb: 'sync-all' }>,
    row: Row,
    sight: Sight,
    pressed: Press,
  ): Promise<PressAnswer> {
    switch (button.verb) {
      case 'sync':
        return pressSync(button, [row], sight, pressed, dependencies);
      case 'accept':
        if (!isAcceptable(row)) return presentState(button, row, pressed, dependencies);
        return {
          answer: 'card',
          card: render({ view: 'accept', row, now: sight.assessment.now }, 'presser'),
          for: 'presser',
        };
      case 'accept-sure':
        await acceptChange(row, pressed, dependencies);
        return presentState(button, row, pressed, dependencies);
      default:
        return pressHold(button, row, sight, pressed, dependencies);
    }
  }

  async function refused({ person, why, tried, ref }: Refusal): Promise<void> {
    await history.note({
      at: clock(),
      what: 'refused',
      by: byWhom(person),
      outcome: why,
      ...(tried === undefined ? {} : { tried }),
      ...(ref === undefined ? {} : { about: { family: ref.family, id: ref.id } }),
    });
  }

  async function withOffers(view: View): Promise<View> {
    if (view.view !== 'token') return view;
    try {
      const sight = await read();
      const row = rowOf(sight, view.row.token);
      return row === undefined ? view : { ...view, ...actsOf(row, sight) };
    } catch (error) {
      // What a token is like must be told even while the store cannot be read; readiness reports the store.
      log.error({ err: error }, 'could not tell what can be done about a token');
      return view;
    }
  }

  return {
    press,
    refused,
    look: (button, pressed) =>
      pressLook(
        button.ref,
        button.beside !== undefined && pressed.address.kind !== 'personal',
        pressed,
        dependencies,
      ),
    snoozed: async () => snoozedView(await read()),
    history: async ({ ref, page = 0 }) => {
      const now = clock();
      const found = await history.page({ page, ...(ref === undefined ? {} : { about: ref }) });
      const name = found.entries.find((entry) => entry.name !== undefined)?.name;
      return {
        view: 'history',
        now,
        page,
        ...found,
        ...(ref === undefined ? {} : { about: ref, ...(name === undefined ? {} : { name }) }),
      };
    },
    withOffers,
  };
}

/** A button of an earlier generation does not apply any more: the token was renewed since. */
function outdated(button: Exclude<ActButton, { verb: 'sync-all' }>, { token }: Row): boolean {
  return 'generation' in button && button.generation !== generation(token);
}
