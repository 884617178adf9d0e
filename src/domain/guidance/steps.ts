import type { FindingKind } from '../../catalogue/findings/findings.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../assess.ts';
import type { Finding } from '../finding.ts';
import type { Family, Token } from '../token.ts';
import { showable } from './outside-text.ts';

/** How to renew, in the order of doing. Texts may hold names from outside: show them as text only. */
export interface RenewalGuide {
  /** Mistakes that cannot be undone, or only dearly. To be read before the first step. */
  readonly guards: readonly string[];
  readonly steps: readonly string[];
  /** The way out where a step is known to fail; empty where no source has one. */
  readonly rescues: readonly string[];
}

/** What the steps need to know; everything is undefined when a family in general is meant. */
interface Facts {
  readonly id?: string;
  readonly name?: string;
  readonly account?: string;
  readonly school?: boolean;
  readonly topic?: string;
  readonly location?: string;
  /** The certificate in Intune is not the one devices trust; topic and account are those from before. */
  readonly wrong?: boolean;
  /** Calendar days to the expiry of what is to be renewed. */
  readonly days?: number;
}

/** Apple moves a push certificate to another account within ten business days: with less than this left it is urgent. */
const URGENT_MOVE_DAYS = 14;

const GUIDES: { readonly [F in Family]: (facts: Facts, words: Words) => RenewalGuide } = {
  push: pushGuide,
  vpp: vppGuide,
  ade: adeGuide,
};

/**
 * The renewal of one token, or with only a family its renewal in general.
 *
 * @param row of the token; its Findings count, because a wrong renewal changes which certificate is to be renewed.
 * Sources: learn.microsoft.com/intune, pages create-mdm-push-certificate, manage-vpp-apple and
 * manage-devices-tokens-apple; learn.microsoft.com/troubleshoot, page troubleshoot-ios-enrollment-errors;
 * support.apple.com/guide/business, pages axme0f8659ec, axm1c1be359d and axm97dd59159;
 * support.apple.com/guide/apple-business-manager, page axm6603d9206 (moving the push certificate).
 */
export function renewalGuide(
  family: Family,
  words: Words,
  row?: Pick<Row, 'token' | 'findings' | 'days'>,
): RenewalGuide {
  if (row === undefined) return GUIDES[family]({}, words);
  const { token, findings, days } = row;
  const facts = {
    ...factsOf(token),
    ...(days === undefined ? {} : { days }),
    ...factsBefore(findings),
  };
  return GUIDES[family](facts, words);
}

/** After a wrong renewal the steps must lead to the certificate that was there before, not to the new one. */
function factsBefore(findings: readonly Finding[]): Facts {
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

function factsOf(token: Token): Facts {
  const facts = {
    id: showable(token.id),
    name: showable(token.name),
    ...(token.appleAccount === undefined ? {} : { account: showable(token.appleAccount) }),
  };
  switch (token.family) {
    case 'push':
      return token.topic === undefined ? facts : { ...facts, topic: showable(token.topic) };
    case 'vpp':
      return {
        ...facts,
        school: token.school,
        ...(token.location === undefined ? {} : { location: showable(token.location) }),
      };
    case 'ade':
      return { ...facts, school: token.school };
  }
}

function pushGuide({ account, topic, days, wrong = false }: Facts, words: Words): RenewalGuide {
  const urgent = !wrong && days !== undefined && days < URGENT_MOVE_DAYS;
  const guard = words.t('renew.push.guard.account');
  return {
    guards: [
      words.t('renew.push.guard.renew'),
      urgent ? `${guard} ${words.t('renew.push.guard.account.urgent')}` : guard,
    ],
    steps: [
      words.t('renew.push.step.csr'),
      account === undefined
        ? words.t('renew.push.step.sign-in')
        : words.t(`renew.push.step.sign-in.${wrong ? 'record' : 'intune'}`, { account }),
      findStep(topic, words),
      words.t('renew.push.step.upload-csr'),
      words.t('renew.push.step.upload-pem'),
      words.t('renew.push.step.check'),
    ],
    rescues: [],
  };
}

/** Apple’s list shows the common name of the certificate, not its topic; the topic is in its details. */
function findStep(topic: string | undefined, words: Words): string {
  if (topic === undefined) return words.t('renew.push.step.find');
  const uuid = /^com\.apple\.mgmt\.External\.(.+)$/i.exec(topic)?.[1];
  if (uuid === undefined) return words.t('renew.push.step.find.topic', { topic });
  return words.t('renew.push.step.find.uuid', { uuid });
}

function vppGuide({ name, account, school, location }: Facts, words: Words): RenewalGuide {
  const place =
    location === undefined ? words.t('renew.vpp.place.unknown') : words.t('renew.vpp.place', { location });
  const who = account === undefined ? '' : ` ${words.t('renew.vpp.account', { account })}`;
  const download = (portal: Portal) => `${words.t(`renew.vpp.step.${portal}`, { place })}${who}`;
  return {
    guards: [words.t('renew.vpp.guard.edit'), words.t('renew.vpp.guard.keep')],
    steps: [
      ...portalSteps(school, download, words),
      name === undefined
        ? words.t('renew.vpp.step.select')
        : words.t('renew.vpp.step.select.named', { name }),
      words.t('renew.vpp.step.upload'),
      words.t('renew.vpp.step.check'),
    ],
    rescues: [],
  };
}

function adeGuide({ id = '<id>', name, account, school }: Facts, words: Words): RenewalGuide {
  return {
    guards: [words.t('renew.ade.guard.at-once'), words.t('renew.ade.guard.service')],
    steps: [
      ...portalSteps(school, (portal) => words.t(`renew.ade.step.${portal}`), words),
      name === undefined
        ? words.t('renew.ade.step.select')
        : words.t('renew.ade.step.select.named', { name }),
      account === undefined
        ? words.t('renew.ade.step.account')
        : words.t('renew.ade.step.account.last', { account }),
      words.t('renew.ade.step.upload'),
      words.t('renew.ade.step.check'),
    ],
    rescues: [words.t('renew.ade.rescue.upload', { id })],
  };
}

type Portal = 'business' | 'school';

/** The step in Apple's portal; where the token type is not known, one for each portal. */
function portalSteps(
  school: boolean | undefined,
  stepIn: (portal: Portal) => string,
  words: Words,
): string[] {
  if (school !== undefined) return [stepIn(school ? 'school' : 'business')];
  return [stepIn('business'), words.t('renew.or-school', { step: stepIn('school') })];
}
