import type { SyncOffer } from '../catalogue/families/sync.ts';
import type { Instant } from './instant.ts';
import type { RefusedView } from './view.ts';

/**
 * A sentence for whoever pressed a button, where no card can take the place of the pressed one. What is said is a
 * code with its facts; the words are chosen for the reader at the edge.
 */
export type Note =
  /** The token is not in Intune, or a forged button never named one. */
  | { readonly note: 'no-such-token' }
  | { readonly note: 'unknown-button' }
  /** No look is there yet and Intune is slow: press again. */
  | { readonly note: 'intune-is-asked' }
  | { readonly note: 'snooze-too-long' }
  | { readonly note: 'nothing-to-sync' }
  | { readonly note: 'sync-refused'; readonly offer: SyncOffer; readonly now: Instant }
  /** Where the card does not show it: how it ends is said in the conversation. */
  | { readonly note: 'sync-started'; readonly by: string }
  | { readonly note: 'no-sync-asked' }
  | { readonly note: 'refused'; readonly refusal: RefusedView }
  /** Nothing can be remembered just now, so nothing was changed. */
  | { readonly note: 'not-remembering' }
  /** The press failed; `id` is how the log calls it. */
  | { readonly note: 'failed'; readonly id: string };
