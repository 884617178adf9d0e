import { type Button, type ButtonData, encodeButton } from '../../catalogue/commands/buttons.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Saying } from '../../domain/guidance/saying.ts';
import type { Severity } from '../../domain/severity.ts';
import type { TokenRef } from '../../domain/token.ts';
import type { MentionModel } from './mention.ts';

/** A button as the templates repeat it: the same data for `Action.Execute` and its `Action.Submit` fallback. */
export interface ButtonModel {
  readonly title: string;
  readonly verb: Button['verb'];
  readonly data: ButtonData;
}

export function buttonModel(title: string, button: Button): ButtonModel {
  return { title, verb: button.verb, data: encodeButton(button) };
}

/** Buttons that stand on many cards and lead to the same from everywhere. */
const COMMON = {
  'all-tokens': { verb: 'status' },
  'token-status': { verb: 'status' },
  'check-now': { verb: 'check-now' },
  upcoming: { verb: 'upcoming' },
  where: { verb: 'where' },
  help: { verb: 'help' },
} as const satisfies { readonly [name: string]: Button };

export function commonButton(name: keyof typeof COMMON, words: Words): ButtonModel {
  return buttonModel(words.t(`button.${name}`), COMMON[name]);
}

export function showButton(ref: TokenRef, words: Words): ButtonModel {
  return buttonModel(words.t('button.show'), { verb: 'show', ref: { family: ref.family, id: ref.id } });
}

/**
 * How urgent something looks. Icon, word and colour always go together: none of them carries it alone. Yellow and
 * green words are hard to read on white, so there the icon and the ground carry the colour.
 */
export interface Tone {
  readonly icon: string;
  /** Of a text. */
  readonly color: 'Attention' | 'Accent' | 'Default';
  /** Of the container behind the headline. */
  readonly style: 'attention' | 'warning' | 'accent' | 'good' | 'emphasis';
}

export const TONES = {
  critical: { icon: '⛔', color: 'Attention', style: 'attention' },
  warning: { icon: '⚠️', color: 'Default', style: 'warning' },
  info: { icon: '🕒', color: 'Accent', style: 'accent' },
  unknown: { icon: '❓', color: 'Default', style: 'warning' },
  fine: { icon: '✅', color: 'Default', style: 'good' },
  plain: { icon: 'ℹ️', color: 'Default', style: 'emphasis' },
} as const satisfies { [name: string]: Tone };

const BY_SEVERITY: { readonly [S in Severity]: Tone } = {
  critical: TONES.critical,
  warning: TONES.warning,
  info: TONES.info,
};

export function toneOf(finding: Finding, saying: Saying): Tone {
  return saying.state === 'unknown' ? TONES.unknown : BY_SEVERITY[finding.severity];
}

/** The first thing people read, on a tinted ground. */
export interface HeadModel {
  readonly icon: string;
  readonly style: Tone['style'];
  readonly text: string;
  /** A quiet second line; empty strings are not shown by any client, so there is always something to say. */
  readonly sub: string;
}

/** The part of a model that every template uses. */
export interface CardModel {
  /** One plain line, for the notification and for clients without cards. */
  readonly summary: string;
  /** Those whom the card tells. */
  readonly mentions?: readonly MentionModel[];
}

/** Templates repeat an array; an optional part is an array of none or one. */
export function optional<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
