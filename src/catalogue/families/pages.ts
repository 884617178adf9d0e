/** Where renewing goes on outside of Intune, by the name it has among the links. */
export const PORTALS = {
  pushApple: { title: 'link.push-portal', url: 'https://identity.apple.com/pushcert/' },
  appleBusiness: { title: 'link.business', url: 'https://business.apple.com/' },
  appleSchool: { title: 'link.school', url: 'https://school.apple.com/' },
} as const;

export type Portal = keyof typeof PORTALS;

/** The pages of a family. */
export interface Pages {
  /** In Intune's admin center, after the host. Microsoft does not document these and changes them. */
  readonly intune: string;
  /** Microsoft's own page about the renewal. */
  readonly help: string;
  /** The portals of the other side; both of Apple's where the token type is not known. */
  portals(school: boolean | undefined): readonly Portal[];
}

/** Apple Business or Apple School Manager, by the token's type. */
export function appleManager(school: boolean | undefined): readonly Portal[] {
  if (school === undefined) return ['appleBusiness', 'appleSchool'];
  return [school ? 'appleSchool' : 'appleBusiness'];
}
