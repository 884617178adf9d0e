import { FAMILY_NAMES, familyOf } from '../../catalogue/families/families.ts';
import { PORTALS } from '../../catalogue/families/pages.ts';
import type { LinkTable } from './links.ts';

/** All portals at one address, as the demo has it: a page with an anchor for each token, such as `#push` and `#vpp-<id>`. */
export function portalLinks(base: string): Partial<LinkTable> {
  const rows = FAMILY_NAMES.map((family) => {
    const isOne = familyOf(family).source.holds === 'one';
    return [`${family}Intune`, `${base}/#${family}${isOne ? '' : '-{id}'}`];
  });
  const portals = Object.keys(PORTALS).map((name) => [name, `${base}/`]);
  return Object.fromEntries([...rows, ...portals, ['pushApple', `${base}/#push`]]);
}
