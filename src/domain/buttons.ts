import { z } from 'zod';
import type { Wants } from './access.ts';
import { SNOOZE_CHOICES, type SnoozeKey } from './actions/snooze.ts';
import { FAMILY_NAMES, type Family, type TokenRef } from './token.ts';

/**
 * What a button asks for. Cards build them, flows act on them; between the two they travel through a
 * client and are therefore decoded as strangers.
 */
export type Button =
  | { readonly verb: 'status'; readonly filter?: string; readonly page?: number }
  | { readonly verb: 'show'; readonly ref: TokenRef }
  | { readonly verb: 'renew'; readonly ref: TokenRef }
  | { readonly verb: 'renew-family'; readonly family: Family }
  | { readonly verb: 'check-now' }
  | { readonly verb: 'upcoming'; readonly page?: number }
  | { readonly verb: 'help' }
  | ActButton
  /** Looks at a sync now, and shows it. */
  | { readonly verb: 'sync-look'; readonly ref: TokenRef; readonly beside?: Beside }
  | { readonly verb: 'snoozed' }
  | { readonly verb: 'history'; readonly ref?: TokenRef; readonly page?: number };

/**
 * Buttons that change something. `generation` is that of the token as the card showed it: of another one the
 * button no longer applies. `seen` is when the card was made (ms UTC): a sync that was asked for later is shown
 * instead of starting another.
 */
export type ActButton = { readonly beside?: Beside } & (
  | { readonly verb: 'sync'; readonly ref: TokenRef; readonly seen: number }
  | { readonly verb: 'sync-all'; readonly family: Family; readonly seen: number }
  | { readonly verb: 'claim' | 'release'; readonly ref: TokenRef; readonly generation: string }
  | {
      readonly verb: 'snooze';
      readonly ref: TokenRef;
      readonly generation: string;
      /** From the card's choice; the first possible one when the client sent none. */
      readonly choice?: SnoozeKey;
      /** From the card's text field. */
      readonly reason?: string;
    }
  | {
      readonly verb: 'wake';
      readonly ref: TokenRef;
      readonly generation: string;
      /** 1 on the list of everything snoozed, which is then shown again. */
      readonly list?: number;
    }
  | { readonly verb: 'accept' | 'accept-sure'; readonly ref: TokenRef; readonly generation: string }
);

/**
 * 1 when the message behind the card shows something else that must stay: on a card that answers one person
 * alone (the renderer sets it), and on a green card. The answer then changes no message; a sync's card comes as
 * a reply.
 */
export type Beside = number;

/** The `data` of an `Action.Execute` and of its `Action.Submit` fallback: the same, so that both mean the same. */
export type ButtonData = { readonly [key: string]: string | number };

const refSchema = z
  .string()
  .max(200)
  .transform((text, context): TokenRef => {
    const [family, ...rest] = text.split(':');
    const id = rest.join(':');
    const known = FAMILY_NAMES.find((one) => one === family);
    if (known === undefined || !/^[A-Za-z0-9._-]{1,128}$/.test(id)) {
      context.addIssue({ code: 'custom', message: 'not a token reference' });
      return z.NEVER;
    }
    return { family: known, id };
  });

/** Longer reasons are cut; the card's text field says so too. */
export const REASON_LENGTH = 200;

const beside = z.literal(1).optional();
const seen = z.number().min(0).max(8.64e15);
const aboutOne = { ref: refSchema, generation: z.string().max(400), beside };

const schema = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('status'),
    filter: z.string().max(200).optional(),
    page: z.number().int().min(0).max(10_000).optional(),
  }),
  z.object({ verb: z.literal('show'), ref: refSchema }),
  z.object({ verb: z.literal('renew'), ref: refSchema }),
  z.object({ verb: z.literal('renew-family'), family: z.enum(FAMILY_NAMES) }),
  z.object({ verb: z.literal('check-now') }),
  z.object({ verb: z.literal('upcoming'), page: z.number().int().min(0).max(10_000).optional() }),
  z.object({ verb: z.literal('help') }),
  z.object({
    verb: z.literal('sync'),
    ref: refSchema,
    seen,
    beside,
  }),
  z.object({ verb: z.literal('sync-all'), family: z.enum(FAMILY_NAMES), seen, beside }),
  z.object({ verb: z.literal('sync-look'), ref: refSchema, beside }),
  z.object({ verb: z.literal('claim'), ...aboutOne }),
  z.object({ verb: z.literal('release'), ...aboutOne }),
  z.object({
    verb: z.literal('snooze'),
    ...aboutOne,
    // An input that was left alone arrives as an empty text.
    choice: z
      .enum(SNOOZE_CHOICES)
      .optional()
      .or(z.literal('').transform(() => undefined)),
    reason: z.string().max(2_000).transform(shortened).optional(),
  }),
  z.object({ verb: z.literal('wake'), ...aboutOne, list: z.literal(1).optional() }),
  z.object({ verb: z.literal('accept'), ...aboutOne }),
  z.object({ verb: z.literal('accept-sure'), ...aboutOne }),
  z.object({ verb: z.literal('snoozed') }),
  z.object({
    verb: z.literal('history'),
    ref: refSchema.optional(),
    page: z.number().int().min(0).max(10_000).optional(),
  }),
]);

/** What a person wrote as a reason, on one line, cut to what a card has room for; nothing is no reason. */
function shortened(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line.slice(0, REASON_LENGTH);
}

/** The button's data as it goes into a card. */
export function encodeButton(button: Button): ButtonData {
  const { verb, ...rest } = button;
  const flat = Object.entries(rest).flatMap(([key, value]): [string, string | number][] => {
    if (value === undefined) return [];
    return [[key, typeof value === 'object' ? `${value.family}:${value.id}` : value]];
  });
  return { verb, ...Object.fromEntries(flat) };
}

/**
 * Decodes what a client sent. `verb` is the verb of an `Action.Execute`; in a Submit it stands in the data.
 * Undefined means: not one of our buttons, refuse it.
 */
export function decodeButton(verb: string, data: unknown): Button | undefined {
  const record = typeof data === 'object' && data !== null ? data : {};
  const decoded = schema.safeParse({ ...record, verb });
  return decoded.success ? (dropUndefined(decoded.data) as Button) : undefined;
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** What each button wants of the one who presses it. There is no default: a new one does not compile without. */
const WANTS: { readonly [V in Button['verb']]: Wants } = {
  status: 'read',
  show: 'read',
  renew: 'read',
  'renew-family': 'read',
  'check-now': 'read',
  upcoming: 'read',
  help: 'read',
  'sync-look': 'read',
  snoozed: 'read',
  history: 'read',
  sync: 'act',
  'sync-all': 'act',
  claim: 'act',
  release: 'act',
  snooze: 'act',
  wake: 'act',
  accept: 'act',
  'accept-sure': 'act',
};

/** What a pressed button wants of the one who presses it. */
export function buttonWants({ verb }: Button): Wants {
  return WANTS[verb];
}

/** Whether a button changes something, for which not everybody is let through. */
export function isAct(button: Button): button is ActButton {
  return WANTS[button.verb] === 'act';
}
