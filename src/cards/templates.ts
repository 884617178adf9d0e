import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

interface Template {
  expand(context: { readonly $root: object }): unknown;
}

/**
 * The package's own types lead to the TypeScript sources of `adaptivecards`, which our compiler options
 * refuse; so it is required, and the one class that is used is typed here.
 */
const templating: { readonly Template: new (card: CardJson) => Template } = createRequire(import.meta.url)(
  'adaptivecards-templating',
);

/** The files in `cards/`; each has its sample data beside it. */
export const TEMPLATE_NAMES = [
  'status',
  'token',
  'renew',
  'reminder',
  'upcoming',
  'list',
  'choose',
  'help',
  'set-up',
  'notice',
  'failure',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** The JSON of an Adaptive Card. */
export type CardJson = { readonly [key: string]: unknown };

/** What every card must have; the rest is checked by the goldens against the Adaptive Cards schema. */
const cardSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  // BCP 47: a screen reader speaks the card in it.
  lang: z.string().min(2),
  fallbackText: z.string().min(1),
  body: z.array(z.looseObject({ type: z.string() })).min(1),
});

export interface Templates {
  /** Fills one template. Texts in `model` stay as they are, whatever they contain: only the template is expanded. */
  expand(name: TemplateName, model: object): CardJson;
}

/**
 * Reads every template once.
 *
 * @throws when a file is missing, is not JSON or is not an Adaptive Card 1.5 with `fallbackText`.
 */
export function loadTemplates(folder: URL): Templates {
  const templates = new Map(
    TEMPLATE_NAMES.map((name) => [name, new templating.Template(readCard(folder, name))]),
  );
  return {
    expand(name, model) {
      const expanded: unknown = templates.get(name)?.expand({ $root: model });
      return cardSchema.parse(expanded);
    },
  };
}

function readCard(folder: URL, name: TemplateName): CardJson {
  const file = new URL(`${name}.json`, folder);
  const card = cardSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!card.success)
    throw new Error(`cards/${name}.json is not a card template: ${z.prettifyError(card.error)}`);
  return card.data;
}
