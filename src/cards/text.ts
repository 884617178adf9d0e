/** What opens a link, emphasis, code, HTML or a date anywhere in a line, and a heading or a list at its start. */
const SPECIAL = /[\\`*_{}[\]<>~|&]|:(?=\/\/)|^[#+-]|(?<=^\d+)[.)]/g;

/**
 * A plain line as Markdown that shows exactly this line. Needed only for `fallbackText`: on the cards
 * themselves, texts from outside stand in text runs, which know no Markdown.
 */
export function escapeMarkdown(line: string): string {
  return line.replace(SPECIAL, '\\$&');
}

/** Size as Teams counts it in the strictest reading: bytes of the JSON in UTF-8. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}
