import { z } from 'zod';
import { FAMILY_NAMES, type TokenRef } from '../../domain/token.ts';

/** `vpp:0f…`, as `refKey` writes it. What a client sends is a stranger: an id goes into paths of Graph. */
export const ref = z
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

export const family = z.enum(FAMILY_NAMES);

/** From 0. */
export const page = z.number().int().min(0).max(10_000).exactOptional();

/** When the card was made, ms UTC: a sync that was asked for later is shown instead of starting another. */
export const seen = z.number().min(0).max(8.64e15);

/**
 * 1 when the message behind the card shows something else that must stay: on a card that answers one person
 * alone (the renderer sets it), and on a green card. The answer then changes no message; a sync's card comes as
 * a reply.
 */
export const beside = z.literal(1).exactOptional();

/** 1 on a list of all there are, which is then shown again. */
export const list = z.literal(1).exactOptional();

/** For a button that changes something about one token as the card showed it: of another generation it no longer applies. */
export const aboutOne = { ref, generation: z.string().max(400), beside };
