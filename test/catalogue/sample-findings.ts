import type { FindingKind } from '../../src/catalogue/findings/findings.ts';
import { DAY, HOUR } from '../../src/domain/instant.ts';
import type { Token, VppToken } from '../../src/domain/token.ts';
import type { LookOptions } from '../domain/plan/world.ts';
import { ade, NOW, push, vpp, without } from '../support/builders.ts';

/** A tenant in which one kind of Finding is to be found. */
export interface SampleFinding {
  /** What Intune gives. */
  readonly tokens: readonly Token[];
  /** What it gave before; unset means tokens that are fine. */
  readonly before?: readonly Token[];
  readonly look?: LookOptions;
}

export const FINE: readonly Token[] = [push(), vpp(), ade()];

/** One for each kind; a kind that is missing here does not compile. */
export const SAMPLE_FINDINGS: { readonly [K in FindingKind]: SampleFinding } = {
  'wrong-renewal': { tokens: [push({ topic: 'com.apple.mgmt.External.other' }), vpp(), ade()] },
  vanished: { tokens: [push(), vpp()] },
  expired: lasting(push({ expiresAt: NOW - DAY })),
  'state-expired': { tokens: [push(), vpp({ state: 'expired' }), ade()] },
  'state-invalid': { tokens: [push(), vpp({ state: 'invalid' }), ade()] },
  'state-external-mdm': { tokens: [push(), vpp({ state: 'assignedToExternalMDM' }), ade()] },
  'state-duplicate': { tokens: [push(), vpp({ state: 'duplicateLocationId' }), ade()] },
  'expires-today': lasting(push({ expiresAt: NOW + 10 * HOUR })),
  'cannot-check': { tokens: FINE, look: { unreadable: ['vpp'], because: 'timeout' } },
  'expires-soon': lasting(push({ expiresAt: NOW + 20 * DAY })),
  'moved-back': { tokens: [push(), vpp({ expiresAt: NOW + 100 * DAY }), ade()] },
  recreated: { tokens: [...FINE, vpp({ id: 'again' })] },
  'sync-error': { tokens: [push(), vpp(), ade({ syncErrorCode: 3 })] },
  'sync-failed': { tokens: [push(), vpp({ syncStatus: 'failed' }), ade()] },
  'sync-stale': { tokens: [push(), vpp(), ade({ lastSyncAt: NOW - 2 * DAY })] },
  'sync-never': { tokens: [...FINE, without(vpp({ id: 'new', location: 'New' }), 'lastSyncAt') as VppToken] },
  'expiry-unknown': {
    tokens: [...FINE, without(vpp({ id: 'new', location: 'New' }), 'expiresAt') as VppToken],
  },
  'state-unknown': { tokens: [push(), vpp({ state: 'haunted' }), ade()] },
  'updates-off': { tokens: [push(), vpp({ updatesApps: false }), ade()] },
  'account-changed': { tokens: [push(), vpp(), ade({ appleAccount: 'other@contoso.example' })] },
  'personal-account': lasting(push({ appleAccount: 'somebody@icloud.com' })),
  'shared-account': lasting(push({ appleAccount: 'enrol@contoso.example' })),
};

/** A push certificate that was like that before, beside tokens that are fine. */
function lasting(certificate: Token): SampleFinding {
  const tokens = [certificate, vpp(), ade()];
  return { tokens, before: tokens };
}
