import type { FamilyDefinition } from '../family.ts';
import { vppSource } from './source.ts';
import { type VppToken, vppShape } from './token.ts';

export const vpp: FamilyDefinition<VppToken> = {
  shape: vppShape,
  passing: ['state', 'syncStatus', 'lastSyncAt'],
  source: vppSource,
};
