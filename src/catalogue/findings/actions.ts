/**
 * What may be done about a Finding, by what it means. A card makes a button or link of each that is possible now:
 * what nobody may do, or what needs an offer that is not there, is left out and the next one takes its place.
 */
export const FINDING_ACTIONS = [
  /** The page of the admin center on which this very token is renewed. */
  'open-renewal-page',
  /** The page of the admin center that shows this token. */
  'open-in-intune',
  /** The portal of Apple in which it is made. */
  'open-apple-portal',
  /** The page of the bot's own application in Entra: its API permissions. */
  'open-entra',
  /** The steps of a renewal, guard lines first. */
  'how-to-renew',
  /** The steps that take a wrong renewal back. */
  'how-to-undo',
  /** What to find out before anything is changed: the Finding's advice, and the other tokens by name. */
  'what-to-check',
  'sync',
  /** Looks at Intune now. */
  'check-now',
  'claim',
  'snooze',
  /** Declares another push certificate intended. Never seen before it is unfolded. */
  'accept',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

/** In the order in which they are offered; the first is what mends this Finding. */
export interface LeadingActions {
  readonly first: FindingAction;
  readonly second: FindingAction;
  /** Behind "More", as far as they have no room beside the two. */
  readonly rest: readonly FindingAction[];
}
