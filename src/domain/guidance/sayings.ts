import { familyOf } from '../../catalogue/families/families.ts';
import { ageOf } from '../../catalogue/words/times.ts';
import type { Severity } from '../finding.ts';
import { pushAfterExpiry, whatStops, whatWillStop } from './consequences.ts';
import { familiesName } from './names.ts';
import { showable } from './outside-text.ts';
import type { Context, Draft, Sayings, StateCode } from './saying.ts';
import { sayMovedBack, sayVanished } from './sightings.ts';
import { syncErrorAdvice } from './sync-error.ts';
import { troubleOf } from './unreadable.ts';

/** Names and words of Intune are cut here, where a sentence goes on after them. */
const LONGEST_WORD = 40;

const BY_DATE: { readonly [S in Severity]: StateCode } = {
  critical: 'critical',
  warning: 'soon',
  info: 'coming-up',
};

/** The words of each kind of Finding, by what they depend on. */
export const SAYINGS: Sayings = {
  expired: (context) => {
    const { family, words } = context;
    const stops = whatStops(family, words);
    return {
      state: 'expired',
      headline: expiredHeadline(context),
      short: '',
      consequence: family === 'push' ? words.t('finding.expired.outage', { stops }) : stops,
      advice:
        family === 'push' ? pushAfterExpiry(daysPast(context), words) : words.t('finding.expired.advice'),
      renew: true,
    };
  },
  'expires-today': ({ subject, family, finding, words }) => ({
    state: 'today',
    headline:
      finding.detail.expiresAt === undefined
        ? words.t('finding.expires-today.headline.undated', { subject })
        : words.t('finding.expires-today.headline', {
            subject,
            time: words.time(finding.detail.expiresAt),
          }),
    short: '',
    consequence: whatWillStop(family, words),
    advice: words.t('finding.expires-today.advice'),
    renew: true,
  }),
  'expires-soon': ({ subject, family, finding: { severity, detail }, words }) => ({
    state: BY_DATE[severity],
    headline:
      detail.days === undefined
        ? words.t('finding.expires-soon.headline.undated', { subject })
        : words.t('finding.expires-soon.headline', { subject, days: words.days(detail.days) }),
    short: '',
    consequence: whatWillStop(family, words),
    advice: words.t(
      severity === 'info' ? 'finding.expires-soon.advice.early' : 'finding.expires-soon.advice',
    ),
    renew: true,
  }),
  'expiry-unknown': (context) => {
    const draft = { ...simple('expiry-unknown', context), state: 'unknown' as const };
    if (familyOf(context.family).pages.portals(undefined).length > 0) return draft;
    return { ...draft, advice: context.words.t('finding.expiry-unknown.advice.intune') };
  },
  'state-expired': ({ subject, family, words }) => ({
    state: 'expired',
    headline: words.t('finding.state-expired.headline', { subject }),
    short: words.t('finding.state-expired.short'),
    consequence: whatStops(family, words),
    advice: words.t('finding.state-expired.advice'),
    renew: true,
  }),
  'state-invalid': ({ subject, family, words }) => ({
    state: 'invalid',
    headline: words.t('finding.state-invalid.headline', { subject }),
    short: words.t('finding.state-invalid.short'),
    consequence: whatStops(family, words),
    advice: words.t('finding.state-invalid.advice'),
    renew: true,
  }),
  'state-external-mdm': ({ subject, words }) => ({
    headline: words.t('finding.state-external-mdm.headline', { subject }),
    short: words.t('finding.state-external-mdm.short'),
    consequence: words.t('finding.state-external-mdm.consequence', { stops: whatStops('vpp', words) }),
    advice: words.t('finding.state-external-mdm.advice'),
  }),
  'state-duplicate': (context) => simple('state-duplicate', context),
  'state-unknown': ({ subject, finding, words }) => {
    const word = showable(finding.detail.word ?? '', LONGEST_WORD);
    return {
      state: 'unknown',
      headline: words.t('finding.state-unknown.headline', { subject }),
      short: words.t('finding.state-unknown.short', { word }),
      consequence: words.t('finding.state-unknown.consequence', { word }),
      advice: words.t('finding.state-unknown.advice'),
    };
  },
  'sync-error': ({ subject, finding: { detail }, words }) => {
    const code = String(detail.errorCode ?? words.t('value.not-known'));
    return {
      headline: words.t('finding.sync-error.headline', { subject, code }),
      short: words.t('finding.sync-error.short', { code }),
      consequence: words.t('finding.sync-error.consequence'),
      advice: syncErrorAdvice(detail.errorCode, words),
    };
  },
  'sync-failed': (context) => {
    const { subject, finding, now, words } = context;
    const { lastSyncAt } = finding.detail;
    const consequence = words.t('finding.sync-failed.consequence');
    return {
      headline: words.t('finding.sync-failed.headline', { subject }),
      short: words.t('finding.sync-failed.short'),
      consequence:
        lastSyncAt === undefined
          ? consequence
          : `${consequence} ${words.t('finding.sync-failed.last-sync', { when: words.moment(lastSyncAt, now) })}`,
      advice: words.t('finding.sync-failed.advice'),
    };
  },
  'sync-stale': (context) => {
    const { subject, words } = context;
    const lasting = lastingText(context);
    return {
      headline: words.t('finding.sync-stale.headline', { subject, lasting }),
      short: words.t('finding.sync-stale.short', { lasting }),
      consequence: words.t('finding.sync-stale.consequence'),
      advice: words.t('finding.sync-stale.advice'),
    };
  },
  'sync-never': (context) => simple('sync-never', context),
  'wrong-renewal': (context) => ({
    state: 'wrong-renewal',
    headline: context.words.t('finding.wrong-renewal.headline'),
    short: context.words.t('finding.wrong-renewal.short'),
    consequence: context.words.t('finding.wrong-renewal.consequence', beforeAndAfter(context)),
    advice: context.words.t('finding.wrong-renewal.advice'),
    renew: true,
  }),
  vanished: (context) => sayVanished(context),
  'moved-back': (context) => sayMovedBack(context),
  'account-changed': (context) => {
    const { subject, family, finding, words } = context;
    return {
      headline: words.t('finding.account-changed.headline', { subject }),
      short: words.t('finding.account-changed.short'),
      consequence: words.t('finding.account-changed.consequence', beforeAndAfter(context)),
      advice:
        family === 'push'
          ? words.t(`finding.account-changed.advice.push.${finding.detail.topic ?? 'unknown'}`)
          : words.t('finding.account-changed.advice.others'),
    };
  },
  recreated: (context) => ({
    headline: context.words.t('finding.recreated.headline', { subject: context.subject }),
    short: context.words.t('finding.recreated.short'),
    consequence: withOthers('recreated', context),
    advice: context.words.t('finding.recreated.advice'),
  }),
  'personal-account': ({ subject, family, words }) => ({
    headline: words.t('finding.personal-account.headline', { subject }),
    short: words.t('finding.personal-account.short'),
    consequence: words.t('finding.personal-account.consequence'),
    advice: words.t(`finding.personal-account.advice.${family === 'push' ? 'push' : 'others'}`),
  }),
  'shared-account': (context) => ({
    headline: context.words.t('finding.shared-account.headline', { subject: context.subject }),
    short: context.words.t('finding.shared-account.short'),
    consequence: withOthers('shared-account', context),
    advice: context.words.t(`finding.shared-account.advice.${context.family === 'push' ? 'push' : 'others'}`),
  }),
  'cannot-check': ({ family, words, finding: { detail } }) => {
    const trouble = detail.unreadable === undefined ? undefined : troubleOf(detail.unreadable, words);
    return {
      state: 'unknown',
      headline: words.t('finding.cannot-check.headline', { families: familiesName(words, family) }),
      short: trouble?.what ?? '',
      consequence:
        trouble === undefined
          ? words.t('finding.cannot-check.consequence.unknown')
          : words.t('finding.cannot-check.consequence', { why: trouble.what }),
      advice: trouble?.advice ?? words.t('finding.cannot-check.advice'),
    };
  },
};

/** A kind whose words depend on nothing but the token. */
function simple(
  kind: 'expiry-unknown' | 'state-duplicate' | 'sync-never',
  { subject, words }: Context,
): Draft {
  return {
    headline: words.t(`finding.${kind}.headline`, { subject }),
    short: words.t(`finding.${kind}.short`),
    consequence: words.t(`finding.${kind}.consequence`),
    advice: words.t(`finding.${kind}.advice`),
  };
}

function daysPast({ finding }: Context): number {
  return -(finding.detail.days ?? 0);
}

function expiredHeadline(context: Context): string {
  const { subject, words } = context;
  const { expiresAt } = context.finding.detail;
  if (expiresAt === undefined) return words.t('finding.expired.headline.undated', { subject });
  const past = daysPast(context);
  if (past === 0) return words.t('finding.expired.headline.today', { subject, time: words.time(expiresAt) });
  return words.t('finding.expired.headline', {
    subject,
    days: words.days(-past),
    date: words.date(expiresAt),
  });
}

/** `for 4 days`. */
function lastingText({ finding, now, words }: Context): string {
  const { lastSyncAt } = finding.detail;
  if (lastSyncAt === undefined) return words.t('lasting.unknown');
  const { count, unit } = ageOf(now - lastSyncAt);
  return words.t(`lasting.${unit}`, { n: count });
}

function beforeAndAfter({ finding: { detail }, words }: Context): { before: string; after: string } {
  const shown = (text: string | undefined) =>
    text === undefined ? words.t('value.not-known') : showable(text);
  return { before: shown(detail.before), after: shown(detail.after) };
}

function withOthers(kind: 'recreated' | 'shared-account', { words, others }: Context): string {
  const consequence = words.t(`finding.${kind}.consequence`);
  if (others.length === 0) return consequence;
  return `${consequence} ${words.t(`finding.${kind}.others`, { others: words.and(others) })}`;
}
