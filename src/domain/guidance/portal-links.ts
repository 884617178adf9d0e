import type { LinkTable } from './links.ts';

/** All portals at one address, as the demo has it: a page with the anchors `#push`, `#vpp-<id>` and `#ade-<id>`. */
export function portalLinks(base: string): Partial<LinkTable> {
  return {
    pushIntune: `${base}/#push`,
    vppIntune: `${base}/#vpp-{id}`,
    adeIntune: `${base}/#ade-{id}`,
    pushApple: `${base}/#push`,
    appleBusiness: `${base}/`,
    appleSchool: `${base}/`,
  };
}
