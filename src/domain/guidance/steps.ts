import { familyOf } from '../../catalogue/families/families.ts';
import type { GuideFacts, RenewalGuide } from '../../catalogue/families/guide.ts';
import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Family, Token } from '../token.ts';
import { showable } from './outside-text.ts';

/**
 * The renewal of one token, or with only a family its renewal in general.
 *
 * @param row of the token; its Findings count, because a wrong renewal changes which certificate is to be renewed.
 */
export function renewalGuide(
  family: Family,
  words: Words,
  row?: Pick<Row, 'token' | 'findings' | 'days'>,
): RenewalGuide {
  if (row === undefined) return familyOf(family).guide({}, words);
  const { token, findings, days } = row;
  const facts = {
    ...factsOf(token),
    ...(days === undefined ? {} : { days }),
    ...factsBefore(findings),
  };
  return familyOf(family).guide(facts, words);
}

/** After a wrong renewal the steps must lead to the certificate that was there before, not to the new one. */
function factsBefore(findings: readonly Finding[]): GuideFacts {
  const before = (kind: FindingKind) => findings.find((one) => one.kind === kind)?.detail.before;
  const topic = before('wrong-renewal');
  if (topic === undefined) return {};
  const account = before('account-changed');
  return {
    topic: showable(topic),
    ...(account === undefined ? {} : { account: showable(account) }),
    wrong: true,
  };
}

function factsOf(token: Token): GuideFacts {
  const own = familyOf(token.family).guideFacts(token);
  const texts = { id: token.id, name: token.name, account: token.appleAccount, ...own };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? showable(value) : value]],
    ),
  );
}
