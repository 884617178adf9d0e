import type { Words } from '../../catalogue/words/words.ts';
import type { FallbackItem, Unheard } from '../fallback.ts';
import type { Instant } from '../instant.ts';
import type { Hold } from '../plan/reminder.ts';
import { refKey } from '../token.ts';
import type { ReminderItem } from '../view-reminding.ts';
import { type LinkTable, renewalLinks } from './links.ts';
import { familiesName, subjectOf } from './names.ts';
import { showable } from './outside-text.ts';
import { holdText } from './reminder-words.ts';
import { say } from './sentences.ts';

/** One token or family in words. Undefined when nothing is the matter with it any more. */
export function fallbackItem(
  { item, row, trouble, hold }: ReminderItem,
  { words, links, now }: { readonly words: Words; readonly links: LinkTable; readonly now: Instant },
): FallbackItem | undefined {
  const { about } = item;
  const finding = row?.headline ?? trouble;
  if (finding === undefined) return undefined;
  const name = row?.token.name ?? item.name;
  const subject =
    about.id === '*' ? familiesName(words, about.family) : subjectOf(words, { family: about.family, name });
  const { headline, consequence, advice } = say(finding, { subject, words, now, others: [] });
  const id = about.id === '*' ? {} : { id: about.id };
  const [page] = renewalLinks({ family: about.family, ...id }, links, words);
  return {
    about,
    name: showable(name),
    finding: finding.kind,
    severity: finding.severity,
    headline: plain(headline),
    consequence: plain(consequence),
    advice: plain(advice),
    saidAt: item.saidAt,
    link: page?.url ?? '',
    ...(row?.token.expiresAt === undefined ? {} : { expiresAt: row.token.expiresAt }),
    ...(hold?.kind === 'claim' ? { claimedBy: showable(hold.by.name) } : {}),
  };
}

/** The subject of a mail, one line, and its whole text. */
export function fallbackText(
  items: readonly FallbackItem[],
  holds: ReadonlyMap<string, Hold>,
  { reason, since }: { readonly reason: Unheard; readonly since: Instant },
  words: Words,
): { readonly subject: string; readonly text: string } {
  const [first, ...more] = items;
  const headline = first?.headline ?? '';
  const subject =
    more.length === 0
      ? words.t('fallback.subject', { headline })
      : words.t('fallback.subject.more', { headline, n: more.length });
  const paragraphs = items.map((item) => {
    const hold = holds.get(refKey(item.about));
    const held = hold === undefined ? [] : [holdText(hold, since, words)];
    const todo = `${words.t('label.what-to-do')} ${item.advice}`;
    return [item.headline, item.consequence, todo, ...held, item.link]
      .filter((line) => line !== '')
      .join('\n');
  });
  const intro = words.t(`fallback.${reason}`, { when: words.stamp(since) });
  return {
    subject: plain(subject),
    text: plain([intro, ...paragraphs, words.t('fallback.end')].join('\n\n')),
  };
}

/** Without what only a card needs: spaces that join, and places where a long word may break. */
function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ').replaceAll('\u00AD', '');
}
