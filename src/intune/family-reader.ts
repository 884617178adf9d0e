import type { z } from 'zod';
import type { Token } from '../domain/token.ts';
import type { Version } from './graph-client.ts';

/** Everything there is to know about reading one family; `look.ts` does the reading. */
export interface FamilyReader<T extends Token> {
  readonly family: T['family'];
  /** `one`: a resource of its own, 404 when it is not set up. `list`: a collection, empty when not. */
  readonly holds: 'one' | 'list';
  /** Below the version. */
  readonly path: string;
  /** Tried in this order until one can be read. */
  readonly shapes: readonly Shape<T>[];
  /** The action that makes Intune talk to Apple, POSTed without a body to `path/{id}/action`. */
  readonly sync?: { readonly version: Version; readonly action: string };
}

/** What one version of Graph offers of a family. */
export interface Shape<T extends Token> {
  readonly version: Version;
  /** Asked for with `$select`: what is not needed is not fetched, secrets least of all. */
  readonly select: readonly string[];
  readonly item: z.ZodType<T>;
}
