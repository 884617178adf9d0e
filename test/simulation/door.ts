import { type Button, encodeButton } from '../../src/catalogue/commands/buttons.ts';
import type { Address, Person, Press } from '../../src/domain/conversation.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { SECOND } from '../../src/domain/instant.ts';
import type { TokenRef } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { BotHandlers, PressAnswer, Turn } from '../../src/ports.ts';
import type { Activity } from './activity.ts';
import type { Clockwork } from './clockwork.ts';
import type { Replica } from './replica.ts';
import type { Viewing } from './views.ts';
import type { Message, SimulatedTeams } from './worlds/teams.ts';
import { refOf } from './worlds/teams.ts';

/** A claim or snooze that is set or ended, and of which token. */
export interface HoldAct {
  readonly verb: 'claim' | 'release' | 'snooze' | 'wake';
  readonly ref: TokenRef;
}

/** What somebody did and what they were answered. */
export interface Turned {
  /** The same for an activity that Teams sends again. */
  readonly id: string;
  readonly person: Person;
  readonly address: Address;
  /** A button with what it carries, or a typed command. */
  readonly did:
    | { readonly button: Button; readonly on: Message }
    | { readonly typed: string; readonly means?: HoldAct };
  readonly by: string;
  readonly startedAt: Instant;
  readonly answeredAt: Instant;
  /** What the answer showed; a sentence for the presser is `{ sentence }`; `failed` and `silent` are no answer. */
  readonly answer: { readonly view: View } | { readonly sentence: string } | 'failed' | 'silent';
}

export interface Door {
  press(
    replica: Replica,
    what: { readonly person: Person; readonly button: Button; readonly on: Message; readonly id?: string },
  ): Promise<Turned>;
  type(
    replica: Replica,
    what: {
      readonly person: Person;
      readonly address: Address;
      readonly text: string;
      readonly means?: HoldAct;
    },
  ): Promise<Turned>;
  /** What Teams tells of places; nobody waits for an answer. */
  tell(
    replica: Replica,
    work: (handlers: BotHandlers, turn: Turn) => Promise<void>,
    address: Address,
  ): Promise<void>;
  watch(watcher: (turned: Turned) => void): void;
  /** What people have done and were not answered yet. */
  underWay(): readonly Pick<Turned, 'did'>[];
  /** How often the place of an activity could not be remembered. */
  unremembered(): number;
}

export interface DoorParts {
  readonly time: Clockwork;
  readonly teams: SimulatedTeams;
  readonly viewing: Viewing;
  readonly activity: Activity;
}

/** Teams shows an error to whoever has waited so long. */
const TEAMS_WAITS = 15 * SECOND;

/** The way from people to the handlers of one replica, as teams/turns.ts has it. */
export function createDoor({ time, teams, viewing, activity }: DoorParts): Door {
  const watchers: ((turned: Turned) => void)[] = [];
  const begun = new Set<Pick<Turned, 'did'>>();
  let count = 0;
  let unremembered = 0;

  /** The outcome, or that there was none in time: the process may have died over it. */
  function patiently<T>(work: Promise<T>): Promise<T | 'failed' | 'silent'> {
    return new Promise((resolve) => {
      const due = time.after(TEAMS_WAITS, () => resolve('silent'));
      const end = (outcome: T | 'failed') => {
        due.cancel();
        resolve(outcome);
      };
      work.then(end, () => end('failed'));
    });
  }

  async function turn(
    what: Omit<Turned, 'answer' | 'answeredAt' | 'startedAt'>,
    work: () => Promise<Exclude<Turned['answer'], string>>,
  ): Promise<Turned> {
    return activity.during(async () => {
      const startedAt = time.now();
      begun.add(what);
      const answer = await patiently(work());
      begun.delete(what);
      const turned = { ...what, startedAt, answeredAt: time.now(), answer };
      for (const watcher of watchers) watcher(turned);
      return turned;
    });
  }

  function nextId(): string {
    count += 1;
    return `activity-${count}`;
  }

  /** The card of an answer for everyone is set first; the body then changes the presser's own view. */
  async function carryOut({ process }: Replica, answer: PressAnswer, on: Message) {
    if (answer.answer === 'message') return { sentence: answer.note.note };
    if (answer.for === 'everyone') await teams.forProcess(process).update(refOf(on), answer.card);
    return { view: viewing.drawnOf(answer.card).view };
  }

  /** As the real door has it: the turn goes on when the place could not be remembered. */
  async function remember({ tenant }: Replica, address: Address): Promise<void> {
    await tenant.handlers.seen(address).catch(() => {
      unremembered += 1;
    });
  }

  function turnIn({ process }: Replica, address: Address, heard: (view: View) => void): Turn {
    return {
      typing: () => process.ask(async () => undefined),
      say: async (card) => {
        const delivery = await teams.forProcess(process).post(address, card);
        if (delivery.outcome !== 'delivered') throw new Error(delivery.outcome);
        heard(viewing.drawnOf(card).view);
        return delivery.message;
      },
    };
  }

  return {
    press: (replica, { person, button, on, id = nextId() }) => {
      const { verb, ...data } = encodeButton(button);
      const press: Press = { ...refOf(on), id, person, verb: String(verb), data };
      const did = { button, on };
      return turn({ id, person, address: on.address, did, by: replica.process.name }, async () => {
        await remember(replica, on.address);
        return carryOut(replica, await replica.tenant.handlers.press(press), on);
      });
    },
    type: (replica, { person, address, text, means }) => {
      const id = nextId();
      const did = { typed: text, ...(means === undefined ? {} : { means }) };
      return turn({ id, person, address, did, by: replica.process.name }, async () => {
        const heard: View[] = [];
        const { handlers } = replica.tenant;
        await remember(replica, address);
        await handlers.message(
          { id, person, address, text },
          turnIn(replica, address, (view) => heard.push(view)),
        );
        const view = heard.at(-1);
        return view === undefined ? { sentence: '' } : { view };
      });
    },
    tell: (replica, work, address) =>
      activity.during(async () => {
        await patiently(
          work(
            replica.tenant.handlers,
            turnIn(replica, address, () => undefined),
          ),
        );
      }),
    watch: (watcher) => {
      watchers.push(watcher);
    },
    underWay: () => [...begun],
    unremembered: () => unremembered,
  };
}
