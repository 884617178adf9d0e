import type { Words } from '../../catalogue/words/words.ts';
import type { Family } from '../token.ts';

/** The Microsoft cloud the tenant lives in; `global` includes GCC, `usgov` is GCC High. */
export type Cloud = 'global' | 'usgov' | 'dod' | 'china';

/**
 * Every page a card links to, as a template: `{id}` stands for the token's id, percent-encoded, and is
 * empty where no single token is meant.
 */
export interface LinkTable {
  readonly pushIntune: string;
  readonly vppIntune: string;
  readonly adeIntune: string;
  readonly pushApple: string;
  readonly appleBusiness: string;
  readonly appleSchool: string;
  readonly pushHelp: string;
  readonly vppHelp: string;
  readonly adeHelp: string;
  /** Microsoft's list of what can be behind a sync error of an enrolment program token. */
  readonly adeErrors: string;
  /** The API permissions of the app that reads Intune. */
  readonly entra: string;
}

/** Source: admin center hosts per cloud, learn.microsoft.com/graph/deployments and the Intune docs. */
const INTUNE: { readonly [C in Cloud]: string } = {
  global: 'https://intune.microsoft.com',
  usgov: 'https://intune.microsoft.us',
  dod: 'https://intune.microsoft.us',
  china: 'https://intune.microsoftonline.cn',
};

/** Source: as above; Entra's admin center has the page of an app's API permissions. */
const ENTRA: { readonly [C in Cloud]: string } = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  dod: 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
};

/**
 * Microsoft does not document addresses of single pages of the admin center and changes them: cards show
 * the click path beside each link, and every link can be overridden here.
 */
export function linkTable(cloud: Cloud, overrides: Partial<LinkTable> = {}): LinkTable {
  const intune = INTUNE[cloud];
  return {
    pushIntune: `${intune}/#view/Microsoft_Intune_DeviceSettings/DevicesIosMenu/~/iosEnrollment`,
    vppIntune: `${intune}/#view/Microsoft_Intune_DeviceSettings/TenantAdminConnectorsMenu/~/appleVpp`,
    adeIntune: `${intune}/#view/Microsoft_Intune_Enrollment/DepTokensPaging.ReactView`,
    pushApple: 'https://identity.apple.com/pushcert/',
    appleBusiness: 'https://business.apple.com/',
    appleSchool: 'https://school.apple.com/',
    pushHelp: 'https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate',
    vppHelp: 'https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple',
    adeHelp: 'https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple',
    adeErrors:
      'https://learn.microsoft.com/troubleshoot/mem/intune/device-enrollment/troubleshoot-ios-enrollment-errors#sync-token-errors-between-intune-and-ade',
    entra: `${ENTRA[cloud]}/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`,
    ...overrides,
  };
}

/** A page to open, with the words on its button. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** What a link is wanted for: one token, or with `school` unknown its family in general. */
export interface LinkSubject {
  readonly family: Family;
  readonly id?: string;
  readonly school?: boolean;
}

/** Both sides of a renewal: Intune first, then Apple's portal; both portals where the token type is not known. */
export function renewalLinks(subject: LinkSubject, table: LinkTable, words: Words): Link[] {
  const intune = { title: words.t('link.intune'), url: fill(table[`${subject.family}Intune`], subject.id) };
  return [intune, ...appleLinks(subject, table, words)];
}

/** Microsoft's own page about the renewal. */
export function helpLink({ family, id }: LinkSubject, table: LinkTable, words: Words): Link {
  return { title: words.t('link.guide'), url: fill(table[`${family}Help`], id) };
}

/** Microsoft's causes of a sync error; its page names each and what to do, but no number. */
export function causesLink(table: LinkTable, words: Words): Link {
  return { title: words.t('link.causes'), url: table.adeErrors };
}

function appleLinks({ family, id, school }: LinkSubject, table: LinkTable, words: Words): Link[] {
  if (family === 'push') return [{ title: words.t('link.push-portal'), url: fill(table.pushApple, id) }];
  const business = { title: words.t('link.business'), url: fill(table.appleBusiness, id) };
  const schoolManager = { title: words.t('link.school'), url: fill(table.appleSchool, id) };
  if (school === undefined) return [business, schoolManager];
  return [school ? schoolManager : business];
}

function fill(template: string, id = ''): string {
  return template.replaceAll('{id}', encodeURIComponent(id));
}
