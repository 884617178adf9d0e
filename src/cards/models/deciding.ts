import { familyOf } from '../../catalogue/families/families.ts';
import { FINDINGS, type FindingKind } from '../../catalogue/findings/findings.ts';
import { ageOf } from '../../catalogue/words/times.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Finding } from '../../domain/finding.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { Saying } from '../../domain/guidance/saying.ts';
import { TERMS } from '../../domain/guidance/sync-error.ts';
import { type Trouble, troubleOf } from '../../domain/guidance/unreadable.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Token } from '../../domain/token.ts';

/** A Finding with what is said about it, and the token it is about. */
export interface Said {
  readonly finding: Finding;
  readonly saying: Saying;
  /** Undefined for a family. */
  readonly token?: Token;
  readonly now: Instant;
}

/** Mail addresses are cut here, where a sentence goes on after them. */
const LONGEST_ACCOUNT = 60;

/** What decides about a row, in one to three words: `in 5 days`, `Invalid`, `No sync 4 d`. */
export function decidingFact({ finding, saying, now }: Said, words: Words): string {
  const { kind, detail } = finding;
  if (kind === 'vanished' || isNote(kind)) return saying.word;
  const days = detail.days === undefined ? saying.word : words.days(detail.days);
  return words
    .t(`deciding.${kind}`, {
      days,
      time: detail.expiresAt === undefined ? '' : words.time(detail.expiresAt),
      code: detail.errorCode === undefined ? '' : String(detail.errorCode),
      age: ageText(detail.lastSyncAt, detail.asOf ?? now, words),
    })
    .trim();
}

/** What never leads a row. */
type Note = 'account-changed' | 'personal-account' | 'shared-account' | 'updates-off';

function isNote(kind: FindingKind): kind is Note {
  return FINDINGS[kind].place !== 'headline';
}

/** `4 d`; empty when nobody knows. */
function ageText(since: Instant | undefined, now: Instant, words: Words): string {
  if (since === undefined) return '';
  const { count, unit } = ageOf(now - since);
  return words.t(`age.${unit}`, { n: count });
}

/** What follows from it, in one line. */
export function consequenceLine({ finding, saying }: Said, words: Words): string {
  const { kind, about, detail } = finding;
  switch (kind) {
    case 'expired':
    case 'state-expired':
    case 'state-invalid':
    case 'state-external-mdm':
    case 'vanished':
      return words.t(`stops.${about.family}.line`);
    case 'expires-today':
    case 'expires-soon':
      return words.t(`will-stop.${about.family}.line`);
    case 'wrong-renewal':
      return words.t('finding.wrong-renewal.line');
    case 'cannot-check':
      return troubleLine(
        detail.unreadable === undefined ? undefined : troubleOf(detail.unreadable, words),
        words,
      );
    default:
      return saying.consequence;
  }
}

function troubleLine(trouble: Trouble | undefined, words: Words): string {
  return words.t('finding.cannot-check.line', {
    why: trouble?.what ?? words.t('trouble.none.what'),
    advice: trouble?.advice ?? words.t('trouble.none.advice'),
  });
}

/** Whether the date is what is the matter; elsewhere it is of no interest. */
export function isByDate({ kind }: Finding): boolean {
  return BY_DATE.has(kind);
}

const BY_DATE: ReadonlySet<FindingKind> = new Set(['expired', 'expires-today', 'expires-soon']);

/** What to do, in one line. The whole advice unfolds elsewhere. */
export function todoLine({ finding, saying, token }: Said, words: Words): string {
  const { kind, severity, about } = finding;
  switch (kind) {
    case 'expires-soon':
      return severity === 'info' ? words.t('todo.plan') : renewLine(about.family, token, words);
    case 'expired':
    case 'expires-today':
    case 'state-expired':
    case 'state-invalid':
      return renewLine(about.family, token, words);
    case 'expiry-unknown':
      // What is made in Intune has no portal elsewhere to look it up in.
      return words.t(hasPortal(about.family) ? 'todo.expiry-unknown' : 'todo.state-unknown');
    case 'sync-error':
      return words.t(finding.detail.errorCode === TERMS ? 'todo.sync-error.terms' : 'todo.sync-error');
    case 'vanished':
      return words.t(saying.state === 'not-found' ? 'todo.not-found' : 'todo.vanished');
    case 'account-changed':
    case 'personal-account':
    case 'shared-account':
    case 'updates-off':
    case 'cannot-check':
      return saying.advice;
    default:
      return words.t(`todo.${kind}`);
  }
}

function hasPortal(family: Token['family']): boolean {
  return familyOf(family).pages.portals(undefined).length > 0;
}

function renewLine(family: Token['family'], token: Token | undefined, words: Words): string {
  if (family === 'push') {
    const account = token?.appleAccount;
    if (account === undefined) return words.t('todo.renew.push');
    return words.t('todo.renew.push.account', { account: showable(account, LONGEST_ACCOUNT) });
  }
  const school = token !== undefined && familyOf(family).guideFacts(token).school === true;
  return words.t(`todo.renew.${family}`, {
    portal: words.t(school ? 'portal.school' : 'portal.business'),
  });
}
