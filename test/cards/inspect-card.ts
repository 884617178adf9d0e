import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import type { Card } from '../../src/ports.ts';

const require = createRequire(import.meta.url);

interface Complaint {
  readonly message: string;
}

/** The part of the `adaptivecards` package that is used; its own types lead to sources our compiler options refuse. */
interface AdaptiveCardsPackage {
  readonly AdaptiveCard: new () => {
    parse(json: unknown, context: object): void;
    validateProperties(): { readonly validationEvents: readonly Complaint[] };
  };
  readonly CardElement: { readonly langProperty: { readonly regEx?: RegExp } };
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(index: number): Complaint;
  };
}

/** The package's module entry has imports Node cannot follow; its bundle works without a browser. */
const {
  AdaptiveCard,
  CardElement,
  SerializationContext,
}: AdaptiveCardsPackage = require('adaptivecards/dist/adaptivecards.js');

export type Node = { readonly [key: string]: unknown };

/** Elements that Teams has beyond the published schema of 1.5: each must bring a fallback for other clients. */
const TEAMS_ONLY: ReadonlySet<unknown> = new Set(['Badge', 'CodeBlock']);

/** Properties Teams has beyond Adaptive Cards 1.5; other clients leave them out, and nothing is missing then. */
const TEAMS_PROPERTIES: ReadonlySet<string> = new Set(['msteams', 'targetWidth', 'layouts']);

/** What Microsoft's own renderer finds wrong, apart from Teams-only elements, which it replaces by their fallback. */
export function rendererComplaints({ content }: Card): string[] {
  // The package tests `lang` with a global regular expression, which remembers where it stopped the last time.
  const { regEx } = CardElement.langProperty;
  if (regEx !== undefined) regEx.lastIndex = 0;
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(forOtherClients(content), context);
  const failed = card.validateProperties().validationEvents;
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  // It counts what is behind “…” with what is seen; a test of its own counts what is seen.
  return [...events, ...failed]
    .map(({ message }) => message)
    .filter((message) => !message.startsWith('Maximum number of actions exceeded'));
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
const fixture = new URL('../fixtures/adaptive-card-1.5.0.json', import.meta.url);
const { id, ...schema } = JSON.parse(readFileSync(fixture, 'utf8')) as { id: string };
const validate = ajv.compile({ $id: id, ...schema });

/** What the published schema of version 1.5 finds wrong in the card other clients see. */
export function schemaComplaints({ content }: Card): string[] {
  if (validate(forOtherClients(content))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const teams = JSON.parse(
  readFileSync(new URL('../fixtures/teams-cards-2.1.0.json', import.meta.url), 'utf8'),
) as {
  readonly properties: { readonly [type: string]: readonly string[] };
  readonly values: { readonly [name: string]: readonly string[] };
};

/** Properties whose values are a closed set, by the name of the set. */
const CLOSED: { readonly [property: string]: string } = {
  targetWidth: 'TargetWidth',
  appearance: 'BadgeAppearance',
  color: 'TextColor',
  spacing: 'Spacing',
  weight: 'TextWeight',
  fontType: 'FontType',
  itemFit: 'FlowLayoutItemFit',
};

/** What Microsoft's own description of Teams' cards does not know, and what only Teams knows and nothing stands in for. */
export function teamsComplaints({ content }: Card): string[] {
  return nodesOf(content).flatMap((node) => {
    const { type } = node;
    if (typeof type !== 'string' || type === 'mention') return [];
    const known = teams.properties[type];
    if (known === undefined) return [`${type} is no element of Teams`];
    const strange = Object.keys(node).filter(
      (key) => !known.includes(key) && key !== '$schema' && key !== 'msteams',
    );
    const wrong = Object.entries(node).filter(([key, value]) => {
      const values = teams.values[CLOSED[key] ?? (key === 'style' && type === 'Badge' ? 'BadgeStyle' : '')];
      // Microsoft's pages and its package differ in case, of which no client makes anything.
      return values !== undefined && !values.some((one) => one.toLowerCase() === String(value).toLowerCase());
    });
    const bare = TEAMS_ONLY.has(type) && node['fallback'] === undefined ? [`${type} has no fallback`] : [];
    return [
      ...strange.map((key) => `${type} knows no ${key}`),
      ...wrong.map(([key, value]) => `${type}: ${key} is ${String(value)}`),
      ...bare,
    ];
  });
}

/** The card without what only Teams knows. */
function forOtherClients(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forOtherClients);
  if (!isNode(value)) return value;
  if (TEAMS_ONLY.has(value['type'])) return forOtherClients(value['fallback']);
  const known = Object.entries(value).filter(([key]) => !TEAMS_PROPERTIES.has(key));
  return Object.fromEntries(known.map(([key, one]) => [key, forOtherClients(one)]));
}

/** Every object of the card, parents first. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

export function ofType(card: Card, ...types: readonly string[]): Node[] {
  return nodesOf(card.content).filter((node) => types.includes(String(node['type'])));
}

/** What text runs show, in the order of reading, joined by line breaks, all spaces alike. Text runs know no Markdown. */
export function plainText(card: Card): string {
  return nodesOf(card.content)
    .flatMap((node) =>
      node['type'] === 'RichTextBlock'
        ? [runsOf(node)]
        : node['type'] === 'TextBlock'
          ? [String(node['text'])]
          : [],
    )
    .join('\n')
    .replaceAll('\u00A0', ' ');
}

function runsOf(block: Node): string {
  const inlines = block['inlines'] as readonly (string | Node)[];
  return inlines.map((inline) => (typeof inline === 'string' ? inline : String(inline['text']))).join('');
}

export function bytes({ content }: Card): number {
  return Buffer.byteLength(JSON.stringify(content), 'utf8');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
