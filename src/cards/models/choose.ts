import { type Button, encodeButton } from '../../catalogue/commands/buttons.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Token, TokenRef } from '../../domain/token.ts';
import type { View } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { restOf } from './list.ts';
import {
  type ButtonModel,
  buttonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  optional,
  TONES,
} from './parts.ts';
import { type FineRowModel, nameBeside } from './rows.ts';

type ChooseView = Extract<View, { view: 'choose' }>;
type NoSuchTokenView = Extract<View, { view: 'no-such-token' }>;

/** More than this nobody reads through to choose; the status card has them all. */
const MOST_CHOICES = 15;

/** What the data of a button may hold. */
const LONGEST_FILTER = 200;

export interface ChooseModel extends CardModel {
  readonly head: HeadModel;
  readonly choices: readonly ChoiceModel[];
  readonly rest: readonly { readonly text: string }[];
  readonly buttons: readonly ButtonModel[];
}

interface ChoiceModel extends Pick<FineRowModel, 'name' | 'family' | 'data'> {
  readonly verb: Button['verb'];
}

/** Where a choice leads. A sync starts on the token's own card. */
const LEADS_TO: { readonly [C in ChooseView['command']]: (ref: TokenRef) => Button } = {
  show: (ref) => ({ verb: 'show', ref }),
  renew: (ref) => ({ verb: 'renew', ref }),
  sync: (ref) => ({ verb: 'show', ref }),
  history: (ref) => ({ verb: 'history', ref }),
};

export function chooseModel({ command, said, tokens }: ChooseView, { words }: Look): ChooseModel {
  const text = said === '' ? words.t('choose.title') : words.t('choose.title.said', { said: showable(said) });
  return {
    summary: text,
    head: {
      icon: TONES.plain.icon,
      style: TONES.plain.style,
      text,
      sub: words.t('choose.sub'),
    },
    choices: choicesOf(tokens, LEADS_TO[command], words),
    rest: restOf(tokens.length, MOST_CHOICES, words),
    buttons: [
      ...optional(allMatching(said, tokens, words)),
      commonButton('all-tokens', words),
      commonButton('help', words),
    ],
  };
}

export function noSuchTokenModel({ said, tokens }: NoSuchTokenView, { words }: Look): ChooseModel {
  const text = said === '' ? words.t('choose.gone') : words.t('choose.no-match', { said: showable(said) });
  const sub = words.t(tokens.length === 0 ? 'choose.none' : 'choose.these');
  return {
    summary: text,
    head: { icon: TONES.plain.icon, style: TONES.plain.style, text, sub },
    choices: choicesOf(tokens, LEADS_TO.show, words),
    rest: restOf(tokens.length, MOST_CHOICES, words),
    buttons: [commonButton('all-tokens', words), commonButton('help', words)],
  };
}

function choicesOf(
  tokens: readonly Token[],
  leadsTo: (ref: TokenRef) => Button,
  words: Words,
): ChoiceModel[] {
  return tokens.slice(0, MOST_CHOICES).map((token) => {
    const button = leadsTo({ family: token.family, id: token.id });
    return {
      ...nameBeside(token, words),
      verb: button.verb,
      data: encodeButton(button),
    };
  });
}

/** The status card pages through any number of tokens. */
function allMatching(said: string, { length }: readonly Token[], words: Words): ButtonModel | undefined {
  if (length <= MOST_CHOICES || said === '' || said.length > LONGEST_FILTER) return undefined;
  return buttonModel(words.t('button.show-all', { n: length }), { verb: 'status', filter: said });
}
