import type { Row } from '../assess.ts';
import type { Finding, FindingKind } from '../finding.ts';
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

const PATHS = {
  push: 'Devices > Device onboarding > Enrollment > Apple tab > Apple MDM Push Certificate',
  vpp: 'Tenant administration > Connectors and tokens > Apple VPP tokens',
  ade: 'Devices > Enrollment > Apple tab > Bulk enrollment methods > Enrollment program tokens',
} as const satisfies { [F in Family]: string };

const GUIDES: { readonly [F in Family]: (facts: Facts) => RenewalGuide } = {
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
export function renewalGuide(family: Family, row?: Pick<Row, 'token' | 'findings' | 'days'>): RenewalGuide {
  if (row === undefined) return GUIDES[family]({});
  const { token, findings, days } = row;
  return GUIDES[family]({
    ...factsOf(token),
    ...(days === undefined ? {} : { days }),
    ...factsBefore(findings),
  });
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
    name: `“${showable(token.name)}”`,
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

function pushGuide({ account, topic, days, wrong = false }: Facts): RenewalGuide {
  const who =
    account === undefined
      ? 'the Apple Account (Apple ID) that created it'
      : `the Apple Account (Apple ID) that created it; ${wrong ? 'the one on record is' : 'Intune has'} ${account}`;
  const urgent = !wrong && days !== undefined && days < URGENT_MOVE_DAYS;
  return {
    guards: [
      'In Apple’s portal choose Renew, never Create a Certificate: a new certificate means that every Apple device has to enrol again. Intune’s own link is called “Create your MDM push Certificate”; it only opens the portal.',
      `Use the Apple Account (Apple ID) that created it. If nobody can sign in with it any more, ask Apple to move the certificate first: that interrupts nothing, but can take up to 10 business days.${urgent ? ' With so little time left, ask today.' : ''}`,
    ],
    steps: [
      `Intune admin center: ${PATHS.push}. Download your CSR.`,
      `Apple Push Certificates Portal: sign in with ${who}.`,
      `Find the existing certificate.${whichCertificate(topic)} Choose Renew.`,
      'Upload the CSR, note who renews it, and download the new certificate (.pem).',
      'Back in Intune, enter the same Apple Account and upload the .pem file.',
      'Check that it is active in Intune and in Apple’s portal.',
    ],
    rescues: [],
  };
}

/** Apple’s list shows the common name of the certificate, not its topic; the topic is in its details. */
function whichCertificate(topic: string | undefined): string {
  if (topic === undefined) return '';
  const uuid = /^com\.apple\.mgmt\.External\.(.+)$/i.exec(topic)?.[1];
  if (uuid === undefined) return ` Its topic (UID) must be ${topic}.`;
  return ` The portal shows it as APSP:${uuid}; that is the part of its topic (UID) after “External.”.`;
}

function vppGuide({ name, account, school, location }: Facts): RenewalGuide {
  const place = location === undefined ? 'the location the token belongs to' : `the location ${location}`;
  const who = account === undefined ? '' : ` Intune has the Apple Account (Apple ID) ${account}.`;
  return {
    guards: [
      'Edit the existing token, do not create a new one. Two tokens for one location stop the sync, and every app appears twice.',
      'Do not delete the old token. That deletes its apps and assignments and revokes the licences.',
    ],
    steps: [
      ...portalSteps(school, {
        business: `Apple Business (Manager): Settings > Payments & Billing > Apps & Books. Download the token for ${place}.${who}`,
        school: `Apple School Manager, as Administrator, Site Manager or Content Manager: your name > Preferences > Payments & Billing > Content Tokens. Download the token for ${place}.${who}`,
      }),
      `Intune admin center: ${PATHS.vpp}. Select the existing token${name === undefined ? '' : ` ${name}`}.`,
      'Choose Edit beside Basics, upload the new file, and save. If somebody else downloaded it, put that account into Apple Account.',
      'Refresh until the expiry date has moved; it can lag. Then sync the token.',
    ],
    rescues: [],
  };
}

function adeGuide({ id = '<id>', name, account, school }: Facts): RenewalGuide {
  const who =
    account === undefined
      ? 'the Apple Account (Apple ID) you used'
      : `the Apple Account (Apple ID) you used; the last one was ${account}`;
  return {
    guards: [
      'Downloading the new token ends the one in use at once. Start only when you can finish the upload.',
      'Stay on the same device management service (MDM server). A new one means a new token, and its devices must be assigned again.',
    ],
    steps: [
      ...portalSteps(school, {
        business:
          'Apple Business (Manager), with a role that may manage device management services (Organization Administrator, or one given that permission): Devices > Management Services > the service of this token > Actions (…) > Download Token.',
        school:
          'Apple School Manager: your account > Preferences > Your MDM servers > the server of this token > Download Token.',
      }),
      `Intune admin center, at once: ${PATHS.ade}. Select ${name ?? 'the existing token'}, then Renew token.`,
      `Enter ${who}.`,
      'Upload the .p7m file, keep the scope tags, and choose Renew.',
      'Check that the expiry date has moved. Then sync the token.',
    ],
    rescues: [
      `If Intune says “An error occurred while uploading the Enrollment Program token”: in Graph Explorer, as an Intune administrator, GET beta/deviceManagement/depOnboardingSettings/${id}/getEncryptionPublicKey. Save the value as a .pem file of three lines, upload that to the same service at Apple, and download the token again.`,
    ],
  };
}

/** The step in Apple's portal; where the token type is not known, one for each portal. */
function portalSteps(school: boolean | undefined, steps: { business: string; school: string }): string[] {
  if (school === undefined) return [steps.business, `Or, for a school, ${steps.school}`];
  return [school ? steps.school : steps.business];
}
