import type { FamilyDefinition } from '../family.ts';
import { adeSource } from './source.ts';
import { type AdeToken, adeShape } from './token.ts';

export const ade: FamilyDefinition<AdeToken> = {
  shape: adeShape,
  passing: ['syncErrorCode', 'lastSyncAt', 'syncTriggeredAt', 'deviceCount'],
  source: adeSource,
};
