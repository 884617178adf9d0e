import { z } from 'zod';
import { FAMILIES, type Family, type TokenRef } from './token.ts';

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
  | { readonly verb: 'help' };

/** The `data` of an `Action.Execute` and of its `Action.Submit` fallback: the same, so that both mean the same. */
export type ButtonData = { readonly [key: string]: string | number };

const refSchema = z
  .string()
  .max(200)
  .transform((text, context): TokenRef => {
    const [family, ...rest] = text.split(':');
    const id = rest.join(':');
    const known = FAMILIES.find((one) => one === family);
    if (known === undefined || !/^[A-Za-z0-9._-]{1,128}$/.test(id)) {
      context.addIssue({ code: 'custom', message: 'not a token reference' });
      return z.NEVER;
    }
    return { family: known, id };
  });

const schema = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('status'),
    filter: z.string().max(200).optional(),
    page: z.number().int().min(0).max(10_000).optional(),
  }),
  z.object({ verb: z.literal('show'), ref: refSchema }),
  z.object({ verb: z.literal('renew'), ref: refSchema }),
  z.object({ verb: z.literal('renew-family'), family: z.enum(FAMILIES) }),
  z.object({ verb: z.literal('check-now') }),
  z.object({ verb: z.literal('upcoming'), page: z.number().int().min(0).max(10_000).optional() }),
  z.object({ verb: z.literal('help') }),
]);

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
