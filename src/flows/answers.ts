import type { View } from '../domain/view.ts';
import type { ActDependencies } from './act/act-dependencies.ts';
import type { Acting } from './act/acting.ts';
import { historyOf, holdNamed, syncNamed } from './act/commands.ts';
import { snoozeNamed } from './act/snooze.ts';
import type { ConfigureHandlers, ReadHandlers, SaidHandlers } from './handlers.ts';
import { chooseLanguage } from './language.ts';
import type { Languages } from './languages.ts';
import { namedView } from './named.ts';
import { renewNamed, renewRef, showNamed, showRef } from './one-token.ts';
import {
  escalateHere,
  type ListenDependencies,
  remindHere,
  stopRemindingHere,
  whatIsComing,
  whereReminded,
} from './remind/commands.ts';
import { type Answer, answerStatus, type StatusDependencies, type StatusRequest } from './status.ts';
import { type Running, versionView } from './version.ts';

export interface AnswerDependencies extends StatusDependencies {
  readonly reminding: ListenDependencies;
  readonly acting: Acting;
  readonly acts: ActDependencies;
  readonly languages: Languages;
  readonly running: Running;
  /** Runs a whole cycle with the look that `check now` takes: what it shows is said and resolved as well. */
  readonly onCheckNow: () => void;
}

/** What is answered to each command and to each button that only reads. */
export interface Answers {
  readonly said: SaidHandlers;
  readonly read: ReadHandlers;
  readonly configure: ConfigureHandlers;
}

const EVERYTHING: StatusRequest = { filter: '', page: 0, anew: false };

export function createAnswers(dependencies: AnswerDependencies): Answers {
  const { reminding, acting, acts, languages, running } = dependencies;
  const choosing = { languages, history: acts.history, clock: acts.clock };

  async function historyNamed(said: string): Promise<View> {
    const meant = await historyOf(said, acts);
    if (meant !== undefined && 'view' in meant) return meant;
    if (meant === undefined) return acting.history({});
    const { family, id, name } = meant;
    return { name, ...(await acting.history({ ref: { family, id } })) };
  }

  function checkNow(onAsking: () => Promise<void>): Promise<Answer> {
    const answer = answerStatus({ ...EVERYTHING, anew: true }, dependencies, onAsking);
    dependencies.onCheckNow();
    return answer;
  }

  /** Asks for a fresh look first; what is to come is then told from the last one, however old. */
  function comingUp(page: number, onAsking: () => Promise<void>): Promise<Answer> {
    return onStatus(onAsking, async (view) => {
      const snapshot = await dependencies.looks.last();
      return snapshot === undefined ? view : whatIsComing(snapshot, page, reminding);
    });
  }

  /** Derives another view from the status, now and again when a slow look arrives. */
  async function onStatus(
    onAsking: () => Promise<void>,
    derive: (view: StatusView) => View | Promise<View>,
  ): Promise<Answer> {
    const { view, later } = await answerStatus(EVERYTHING, dependencies, onAsking);
    const derived = async (one: View) => (one.view === 'status' ? acting.withOffers(await derive(one)) : one);
    return { view: await derived(view), ...(later === undefined ? {} : { later: later.then(derived) }) };
  }

  return {
    said: {
      status: ({ argument, onAsking }) =>
        answerStatus({ ...EVERYTHING, filter: argument }, dependencies, onAsking),
      show: ({ argument, onAsking }) => onStatus(onAsking, (view) => showNamed(view.assessment, argument)),
      renew: ({ argument, onAsking }) => onStatus(onAsking, (view) => renewNamed(view.assessment, argument)),
      'check-now': ({ onAsking }) => checkNow(onAsking),
      sync: ({ argument, ask }) => syncNamed(argument, ask, acts),
      upcoming: ({ onAsking }) => comingUp(0, onAsking),
      'escalate-here': async ({ ask }) => ({ view: await escalateHere(ask, reminding) }),
      'remind-here': async ({ ask }) => ({ view: await remindHere(ask, reminding) }),
      'stop-reminding-here': async ({ ask }) => ({ view: await stopRemindingHere(ask, reminding) }),
      history: async ({ argument }) => ({ view: await historyNamed(argument) }),
      claim: ({ argument, ask }) => holdNamed('claim', argument, ask, acts),
      release: ({ argument, ask }) => holdNamed('release', argument, ask, acts),
      snooze: ({ argument, ask }) => snoozeNamed(argument, ask, acts),
      snoozed: async () => ({ view: await acting.snoozed() }),
      where: async ({ ask }) => ({ view: await whereReminded(ask, reminding) }),
      language: async ({ argument, ask }) => ({ view: await chooseLanguage(argument, ask, choosing) }),
      version: async () => ({ view: await versionView(running, dependencies.looks, acts.clock) }),
      help: async () => ({ view: { view: 'help', greeting: false } }),
      nothing: async () => ({ view: { view: 'help', greeting: false } }),
      greeting: async () => ({ view: { view: 'help', greeting: true } }),
      thanks: async () => ({ view: { ...THANKS, now: acts.clock() } }),
      unknown: ({ argument, onAsking }) => onStatus(onAsking, (view) => namedView(view, argument)),
    },
    read: {
      status: ({ filter = '', page = 0 }) =>
        answerStatus({ filter, page, anew: false }, dependencies, nothingToShow),
      show: ({ ref }) => onStatus(nothingToShow, (view) => showRef(view.assessment, ref)),
      renew: ({ ref }) => onStatus(nothingToShow, (view) => renewRef(view.assessment, ref)),
      'renew-family': ({ family }) => onStatus(nothingToShow, (view) => renewNamed(view.assessment, family)),
      'check-now': () => checkNow(nothingToShow),
      upcoming: ({ page = 0 }) => comingUp(page, nothingToShow),
      history: async (button) => ({ view: await acting.history(button) }),
      snoozed: async () => ({ view: await acting.snoozed() }),
      where: async (_button, press) => ({ view: await whereReminded(press, reminding) }),
      help: async () => ({ view: { view: 'help', greeting: false } }),
    },
    configure: {
      'remind-here': async ({ list }, press) => {
        const view = await remindHere(press, reminding);
        return list === undefined ? view : whereReminded(press, reminding);
      },
      'stop-reminding-here': async ({ list, place }, press) => {
        const view = await stopRemindingHere(press, reminding, place);
        return list === undefined ? view : whereReminded(press, reminding);
      },
    },
  };
}

type StatusView = Extract<View, { view: 'status' }>;

const THANKS = {
  view: 'facts',
  title: 'thanks.title',
  text: 'thanks.text',
  facts: [],
  advice: 'thanks.advice',
} as const;

/** Teams itself shows that a pressed button is at work. */
const nothingToShow = () => Promise.resolve();
