import type { Json } from './connector/connector.ts';

/** Every object inside a value, outer ones first; what a fallback would show instead is left out. */
function* objectsIn(value: Json): Generator<{ readonly [key: string]: Json }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value;
  for (const [name, one] of Object.entries<Json>(value)) if (name !== 'fallback') yield* objectsIn(one);
}

/** Every text a person can read on a card, in order, a line each. */
export function textOf(card: Json): string {
  const lines = [...objectsIn(card?.body ?? [])].flatMap((element) => linesOf(element));
  const read = lines.join('\n').replaceAll(/\\(.)/g, '$1');
  // What must not break across lines is still a space and a hyphen to the reader.
  return read
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u2011', '-')
    .replaceAll('\u2060', '');
}

function linesOf(element: { readonly [key: string]: Json }): string[] {
  if (Array.isArray(element['inlines'])) return [element['inlines'].map(runText).join('')];
  if (element['type'] === 'TextRun') return [];
  return ['text', 'title', 'value'].flatMap((name) =>
    typeof element[name] === 'string' ? [element[name]] : [],
  );
}

function runText(run: Json): string {
  return typeof run === 'string' ? run : run.text;
}

/** Every action on a card, wherever it stands. */
export function actionsOf(card: Json): Json[] {
  return [...objectsIn(card)].filter(({ type }) => typeof type === 'string' && type.startsWith('Action.'));
}
