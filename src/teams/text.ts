import { decode } from 'html-entities';

/** A mention inside a message: what stands in the text and who is meant. */
export interface Mention {
  readonly text?: string | undefined;
  readonly mentioned: { readonly id: string; readonly name?: string | undefined };
}

/** Longer messages are cut: no command is longer, and what is logged or shown stays small. */
export const MAX_TEXT = 1_000;
/** The most that is looked at before mentions and entities are resolved. */
const MAX_RAW = 10_000;

const RUN = /<at(?:\s[^<>]*)?>([^<]*)<\/at>/gi;
/** Zero-width characters, soft hyphen, joiners and direction marks: invisible, and pasted along with text. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The text a person typed: every mention of the bot gone (it may stand anywhere, more than once, and a name
 * of several words may come as several runs), other people's names kept as plain text, HTML entities decoded,
 * invisible characters dropped, white space folded. Never longer than 1,000 characters; '' when nothing is left.
 *
 * The SDK's own `removeRecipientMention` takes away the first occurrence only and leaves the `&nbsp;` that
 * Teams puts beside it.
 */
export function plainText(
  raw: string,
  mentions: readonly Mention[],
  bot: { id: string; name?: string },
): string {
  const unused = [...mentions];
  const withoutBot = raw.slice(0, MAX_RAW).replace(RUN, (run: string, name: string) => {
    return isBot(takeMention(unused, mentions, run, name), name, bot) ? ' ' : name;
  });
  // Runs are resolved before entities are decoded, so that `&lt;at&gt;` typed by a person stays text.
  const text = decode(withoutBot).replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
  return cut(withoutTypedName(text, bot));
}

/** Somebody typed "@Token Warden" where Teams made no mention of it. */
function withoutTypedName(text: string, { name = '' }: { readonly name?: string }): string {
  if (name.trim() === '') return text;
  const typed = new RegExp(`@${name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'giu');
  return text.replace(typed, ' ').replace(/\s+/gu, ' ').trim();
}

/** Mentions stand in the order of their runs; each answers for one run, and a repeated run for the same person. */
function takeMention(
  unused: Mention[],
  all: readonly Mention[],
  run: string,
  name: string,
): Mention | undefined {
  const fits = (one: Mention) => one.text === run || sameName(one.mentioned.name, decode(name));
  const index = unused.findIndex(fits);
  if (index === -1) return all.find(fits);
  return unused.splice(index, 1)[0];
}

function isBot(mention: Mention | undefined, name: string, bot: { id: string; name?: string }): boolean {
  if (mention === undefined) return sameName(bot.name, decode(name));
  return mention.mentioned.id.toLowerCase() === bot.id.toLowerCase();
}

function sameName(left: string | undefined, right: string): boolean {
  return left !== undefined && left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** Cuts without leaving half of a character that takes two code units. */
function cut(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  const head = text.slice(0, MAX_TEXT);
  return /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
}
