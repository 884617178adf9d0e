import { finding, type Rule } from './context.ts';

/** Domains of mailboxes that belong to a person, not to an organisation. */
const CONSUMER_DOMAINS: ReadonlySet<string> = new Set(
  `icloud.com me.com mac.com gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com
   ymail.com aol.com gmx.com gmx.de gmx.net web.de t-online.de proton.me protonmail.com mail.com yandex.com
   qq.com 163.com orange.fr free.fr laposte.net libero.it btinternet.com comcast.net`.split(/\s+/),
);

/** A personal Apple Account leaves with its owner, and the certificate with it. */
export const judgePersonalAccount: Rule = (token) => {
  const domain = token.appleAccount?.trim().toLowerCase().split('@')[1];
  if (domain === undefined || !CONSUMER_DOMAINS.has(domain)) return undefined;
  return finding(token, 'personal-account', 'info');
};

/** One password change then ends several families at once. */
export const judgeSharedAccount: Rule = (token, { peers }) => {
  const others = peers.otherFamilies(token);
  return others === undefined ? undefined : finding(token, 'shared-account', 'info', { others });
};
