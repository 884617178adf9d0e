import { FAMILY_NAMES, type Family, familyOf } from '../../catalogue/families/families.ts';
import { PORTALS, type Portal } from '../../catalogue/families/pages.ts';
import type { Words } from '../../catalogue/words/words.ts';

/** The Microsoft cloud the tenant lives in; `global` includes GCC, `usgov` is GCC High. */
export type Cloud = 'global' | 'usgov' | 'dod' | 'china';

/**
 * Every page a card links to, as a template: `{id}` stands for the token's id, percent-encoded, and is
 * empty where no single token is meant. By name: each family's page in Intune and Microsoft's guide to it, the portals
 * of the other side, Microsoft's list of what can be behind a sync error of an enrolment program token, and the app registrations in Entra.
 */
export type LinkTable = {
  readonly [Name in `${Family}Intune` | `${Family}Help` | Portal | 'adeErrors' | 'entra']: string;
};

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
  const pages = FAMILY_NAMES.flatMap((family) => {
    const { intune, help } = familyOf(family).pages;
    return [
      [`${family}Intune`, `${INTUNE[cloud]}/${intune}`],
      [`${family}Help`, help],
    ];
  });
  const portals = Object.entries(PORTALS).map(([name, { url }]) => [name, url]);
  return {
    ...(Object.fromEntries([...pages, ...portals]) as Omit<LinkTable, 'adeErrors' | 'entra'>),
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

/** Both sides of a renewal: Intune first, then the portals of the other side; all of them where the token type is not known. */
export function renewalLinks(subject: LinkSubject, table: LinkTable, words: Words): Link[] {
  const intune = { title: words.t('link.intune'), url: fill(table[`${subject.family}Intune`], subject.id) };
  const portals = familyOf(subject.family).pages.portals(subject.school);
  return [
    intune,
    ...portals.map((portal) => ({
      title: words.t(PORTALS[portal].title),
      url: fill(table[portal], subject.id),
    })),
  ];
}

/** Microsoft's own page about the renewal. */
export function helpLink({ family, id }: LinkSubject, table: LinkTable, words: Words): Link {
  return { title: words.t('link.guide'), url: fill(table[`${family}Help`], id) };
}

/** Microsoft's causes of a sync error; its page names each and what to do, but no number. */
export function causesLink(table: LinkTable, words: Words): Link {
  return { title: words.t('link.causes'), url: table.adeErrors };
}

function fill(template: string, id = ''): string {
  return template.replaceAll('{id}', encodeURIComponent(id));
}
