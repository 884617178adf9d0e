import type { Node } from './inspect-card.ts';

/** What says where and how something stands, in this order; texts, addresses and data are not layout. */
const PROPERTIES = [
  'id',
  'isVisible',
  'style',
  'bleed',
  'separator',
  'spacing',
  'width',
  'targetWidth',
  'wrap',
  'size',
  'weight',
  'color',
  'isSubtle',
  'fontType',
  'mode',
] as const;

const CHILDREN = ['body', 'items', 'columns', 'inlines', 'actions', 'selectAction', 'fallback'] as const;

/** The layout of a filled template as an outline: an element a line, its parts indented below it. */
export function cardLayout(card: Node): string {
  const frame = ['version', 'msteams'].map((key) => `${key}=${JSON.stringify(card[key])}`).join(' ');
  return `${[`AdaptiveCard ${frame}`, ...partsOf(card)].join('\n')}\n`;
}

function partsOf(node: Node): string[] {
  return CHILDREN.flatMap((key) => {
    const value = node[key];
    if (value === undefined) return [];
    const label = key === 'fallback' || key === 'selectAction' ? `${key}: ` : '';
    return (Array.isArray(value) ? value : [value]).flatMap((part) => elementLines(part, label));
  }).map((line) => `  ${line}`);
}

function elementLines(part: unknown, label: string): string[] {
  if (typeof part !== 'object' || part === null) return [`${label}text`];
  const node = part as Node;
  const said = PROPERTIES.flatMap((key) => (node[key] === undefined ? [] : [`${key}=${String(node[key])}`]));
  return [[`${label}${String(node['type'])}`, ...said].join(' '), ...partsOf(node)];
}
