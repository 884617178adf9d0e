import type { Words } from '../words/words.ts';

/** How to renew, in the order of doing. Texts may hold names from outside: show them as text only. */
export interface RenewalGuide {
  /** Mistakes that cannot be undone, or only dearly. To be read before the first step. */
  readonly guards: readonly string[];
  readonly steps: readonly string[];
  /** The way out where a step is known to fail; empty where no source has one. */
  readonly rescues: readonly string[];
}

/** What the steps need to know, fit to be shown; everything is undefined when a family in general is meant. */
export interface GuideFacts {
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

export type ApplePortal = 'business' | 'school';

/** The step in Apple's portal; where the token type is not known, one for each portal. */
export function portalSteps(
  school: boolean | undefined,
  stepIn: (portal: ApplePortal) => string,
  words: Words,
): string[] {
  if (school !== undefined) return [stepIn(school ? 'school' : 'business')];
  return [stepIn('business'), words.t('renew.or-school', { step: stepIn('school') })];
}
