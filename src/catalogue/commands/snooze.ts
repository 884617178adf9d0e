import { z } from 'zod';
import { command } from './command.ts';
import { aboutOne } from './fields.ts';

/** How long somebody wants quiet, as they see it. */
export const SNOOZE_CHOICES = ['next-workday', 'next-week', 'next-step'] as const;
export type SnoozeKey = (typeof SNOOZE_CHOICES)[number];

/** Longer reasons are cut; the card's text field says so too. */
export const REASON_LENGTH = 200;

/** Quiets a token for a while. */
export const snooze = command({
  wants: 'act',
  typed: { takes: 'text', menu: true },
  button: z.object({
    ...aboutOne,
    // From the card's choice; the first possible one when the client sent none. An input left alone arrives as an empty text.
    choice: z
      .enum(SNOOZE_CHOICES)
      .or(z.literal('').transform(() => undefined))
      .exactOptional(),
    // From the card's text field.
    reason: z.string().max(2_000).transform(shortened).exactOptional(),
  }),
});

/** What a person wrote as a reason, on one line, cut to what a card has room for; nothing is no reason. */
function shortened(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line.slice(0, REASON_LENGTH);
}
