import type { Card } from '../../src/ports.ts';
import type { Node } from './inspect-card.ts';

/**
 * What a person reads on a card, line by line: texts, buttons as `[title](verb data)`, links as `[title](address)`,
 * what unfolds as `[title](#id)`, and below `#id` what it unfolds. Rows that can be pressed begin with `▸`.
 * The first line is what the notification says.
 */
export function readableCard({ summary, content }: Card): string {
  const body = nodes(content['body']).flatMap((node, index) => [
    ...(index === 0 ? [`(${String(node['style'] ?? 'default')})`] : []),
    ...linesOf(node),
  ]);
  const people = nodes(asNode(content['msteams'])['entities']).map(mentionLine);
  const lines = [summary, '', ...body, ...people].map((line) => line.trimEnd());
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll('\u00A0', ' ')
    .replaceAll('\u00AD', '')}\n`;
}

function linesOf(node: Node): string[] {
  const lines = shown(node);
  return node['separator'] === true ? ['', ...lines] : lines;
}

function shown(node: Node): string[] {
  switch (node['type']) {
    case 'TextBlock':
      return [String(node['text'])];
    case 'RichTextBlock':
      return [runs(node)];
    case 'Container':
      return containerLines(node);
    case 'ColumnSet':
      return columnLines(node);
    case 'ActionSet':
      return [actionsText(nodes(node['actions']))];
    case 'Badge':
      return [`{${String(node['text'])}}`];
    case 'Input.ChoiceSet':
      return [
        `${String(node['label'])}:`,
        ...nodes(node['choices']).map(({ title, value }) => `  ( ) ${String(title)} = ${String(value)}`),
      ];
    case 'Input.Text':
      return [`${String(node['label'])}: ______`];
    case 'CodeBlock':
      return [`\`${String(node['codeSnippet'])}\``];
    default:
      throw new Error(`say in test/cards/readable-card.ts how a ${String(node['type'])} reads`);
  }
}

function containerLines(node: Node): string[] {
  return pressable(node, nodes(node['items']).flatMap(linesOf));
}

function pressable(node: Node, lines: string[]): string[] {
  if (node['isVisible'] === false) return [`#${String(node['id'])}`, ...lines.map((line) => `  ${line}`)];
  const { selectAction } = node;
  if (selectAction === undefined) return lines;
  const [first = '', ...rest] = lines;
  return [`▸ ${first} (${target(asNode(selectAction))})`, ...rest.map((line) => `  ${line}`)];
}

/** Columns of one line each stand on one line; of others the first lines do. */
function columnLines(node: Node): string[] {
  const columns = nodes(node['columns']).map((column) => nodes(column['items']).flatMap(linesOf));
  return pressable(node, [
    columns.map(([first = '']) => first).join(' | '),
    ...columns.flatMap((lines) => lines.slice(1)),
  ]);
}

/** What is behind “…” follows it. */
function actionsText(actions: readonly Node[]): string {
  const behind = actions.filter(({ mode }) => mode === 'secondary');
  const seen = actions.filter((action) => !behind.includes(action)).map(actionText);
  return [...seen, ...(behind.length === 0 ? [] : ['…']), ...behind.map(actionText)].join(' ');
}

function actionText(action: Node): string {
  return `[${String(action['title'])}](${target(action)})`;
}

/** What a press brings about; what only says for which state a button was drawn is left out. */
function target(action: Node): string {
  if (action['type'] === 'Action.OpenUrl') return String(action['url']);
  if (action['type'] === 'Action.ToggleVisibility')
    return (action['targetElements'] as readonly string[]).map((id) => `#${id}`).join(' ');
  const { verb: _, generation: _generation, seen: _seen, ...data } = asNode(action['data']);
  const values = Object.entries(data).map(([key, value]) =>
    key === 'ref' ? String(value) : `${key}=${String(value)}`,
  );
  return [String(action['verb']), ...values].join(' ');
}

function mentionLine({ text }: Node): string {
  return `tells ${String(text)}`;
}

function runs(block: Node): string {
  const inlines = block['inlines'] as readonly (string | Node)[];
  return inlines.map((inline) => (typeof inline === 'string' ? inline : String(inline['text']))).join('');
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}

function asNode(value: unknown): Node {
  return (value ?? {}) as Node;
}
