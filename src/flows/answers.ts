import type { ActButton, Button } from '../domain/buttons.ts';
import type { Command, Suggestion } from '../domain/command.ts';
import type { Ask } from '../domain/conversation.ts';
import type { View } from '../domain/view.ts';
import type { ActDependencies } from './act/act-dependencies.ts';
import type { Acting } from './act/acting.ts';
import { historyOf, holdNamed, syncNamed } from './act/commands.ts';
import { chooseLanguage } from './language.ts';
import type { Languages } from './languages.ts';
import { renewNamed, renewRef, showNamed, showRef } from './one-token.ts';
import {
  type ListenDependencies,
  remindHere,
  stopRemindingHere,
  whatIsComing,
  whereReminded,
} from './remind/commands.ts';
import { type Answer, answerStatus, type StatusDependencies, type StatusRequest } from './status.ts';

export interface AnswerDependencies extends StatusDependencies {
  readonly reminding: ListenDependencies;
  readonly acting: Acting;
  readonly acts: ActDependencies;
  readonly languages: Languages;
  /** Runs a whole cycle with the look that `check now` takes: what it shows is said and resolved as well. */
  readonly onCheckNow: () => void;
}

/** Buttons that are answered with a view, whoever presses them. */
export type ReadButton = Exclude<Button, ActButton | { verb: 'sync-look' }>;

/** What is answered to each command and to each button that only reads. */
export interface Answers {
  /** @param onAsking called when Intune is really asked; must not reject. */
  toCommand(command: Command, ask: Ask, onAsking: () => Promise<void>): Promise<Answer>;
  toButton(button: ReadButton): Promise<Answer>;
}

const EVERYTHING: StatusRequest = { filter: '', page: 0, anew: false };

export function createAnswers(dependencies: AnswerDependencies): Answers {
  const { reminding, acting, acts, languages } = dependencies;

  async function toCommand(command: Command, ask: Ask, onAsking: () => Promise<void>): Promise<Answer> {
    switch (command.command) {
      case 'token status':
        return answerStatus({ ...EVERYTHING, filter: command.argument }, dependencies, onAsking);
      case 'check now':
        return checkNow(onAsking);
      case 'upcoming':
        return comingUp(0, onAsking);
      case 'where':
        return { view: await whereReminded(ask, reminding) };
      case 'remind here':
        return { view: await remindHere(ask, reminding) };
      case 'stop reminding here':
        return { view: await stopRemindingHere(ask, reminding) };
      case 'show':
        return onStatus(onAsking, (view) => showNamed(view.assessment, command.argument));
      case 'renew':
        return onStatus(onAsking, (view) => renewNamed(view.assessment, command.argument));
      case 'sync':
        return syncNamed(command.argument, ask, acts);
      case 'claim':
      case 'release':
        return holdNamed(command.command, command.argument, ask, acts);
      case 'snoozed':
        return { view: await acting.snoozed() };
      case 'history':
        return { view: await historyNamed(command.argument) };
      case 'language':
        return {
          view: await chooseLanguage(command.argument, ask, {
            languages,
            history: acts.history,
            clock: acts.clock,
          }),
        };
      case 'help':
      case 'nothing':
        return { view: { view: 'help', greeting: false } };
      case 'greeting':
        return { view: { view: 'help', greeting: true } };
      case 'unknown':
        return { view: unknownView(command.said, command.suggestions) };
    }
  }

  async function toButton(button: ReadButton): Promise<Answer> {
    switch (button.verb) {
      case 'status':
        return answerStatus(
          { filter: button.filter ?? '', page: button.page ?? 0, anew: false },
          dependencies,
          nothingToShow,
        );
      case 'check-now':
        return checkNow(nothingToShow);
      case 'upcoming':
        return comingUp(button.page ?? 0, nothingToShow);
      case 'show':
        return onStatus(nothingToShow, (view) => showRef(view.assessment, button.ref));
      case 'renew':
        return onStatus(nothingToShow, (view) => renewRef(view.assessment, button.ref));
      case 'renew-family':
        return onStatus(nothingToShow, (view) => renewNamed(view.assessment, button.family));
      case 'snoozed':
        return { view: await acting.snoozed() };
      case 'history':
        return { view: await acting.history(button) };
      case 'help':
        return { view: { view: 'help', greeting: false } };
    }
  }

  async function historyNamed(said: string): Promise<View> {
    const meant = await historyOf(said, acts);
    if (meant !== undefined && 'view' in meant) return meant;
    return acting.history(meant === undefined ? {} : { ref: meant });
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

  return { toCommand, toButton };
}

type StatusView = Extract<View, { view: 'status' }>;

function unknownView(said: string, suggestions: readonly Suggestion[]): View {
  return suggestions.length > 0
    ? { view: 'did-you-mean', said, suggestions }
    : { view: 'help', greeting: false, said };
}

/** Teams itself shows that a pressed button is at work. */
const nothingToShow = () => Promise.resolve();
