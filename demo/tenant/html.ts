import { encode } from 'html-entities';

/** Markup that is safe to send; made only by the `html` tag. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

/** Builds markup; every text put into it is escaped, markup of its own kind is not, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, index) => text + escaped(parts[index])).join('') };
}

function escaped(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return encode(String(part));
  if ('markup' in part) return part.markup;
  return part.map((one) => one.markup).join('\n');
}
