import { tokenFinding } from './definition.ts';

/** Domains of mailboxes that belong to a person, not to an organisation. */
const CONSUMER_DOMAINS: ReadonlySet<string> = new Set(
  `icloud.com me.com mac.com gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com
   ymail.com aol.com gmx.com gmx.de gmx.net web.de t-online.de proton.me protonmail.com mail.com yandex.com
   qq.com 163.com orange.fr free.fr laposte.net libero.it btinternet.com comcast.net`.split(/\s+/),
);

/** A personal Apple Account leaves with its owner, and the certificate with it. */
export const personalAccount = tokenFinding({
  families: 'every',
  needs: ['appleAccount'],
  lasts: false,
  find: ({ appleAccount }) => {
    const domain = appleAccount?.trim().toLowerCase().split('@')[1];
    return domain !== undefined && CONSUMER_DOMAINS.has(domain) ? {} : undefined;
  },
  severity: 'info',
  moment: { when: 'shown' },
  helps: 'neither',
  place: 'card-note',
  say: ({ subject, family, words }) => ({
    headline: words.t('finding.personal-account.headline', { subject }),
    consequence: words.t('finding.personal-account.consequence'),
    advice: words.t(`finding.personal-account.advice.${family === 'push' ? 'push' : 'others'}`),
  }),
});
