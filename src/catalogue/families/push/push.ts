import type { FamilyDefinition } from '../family.ts';
import { pushSource } from './source.ts';
import { type PushToken, pushShape } from './token.ts';

export const push: FamilyDefinition<PushToken> = {
  shape: pushShape,
  passing: [],
  source: pushSource,
};
