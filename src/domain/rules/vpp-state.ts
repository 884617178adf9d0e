import type { VppToken } from '../token.ts';
import { finding, type Rule } from './context.ts';

/** A location token can be dead while its date is fine: the state decides, and each state has its own advice. */
export const judgeVppState: Rule<VppToken> = (token, { now }) => {
  switch (token.state) {
    case 'valid':
      return undefined;
    case 'expired':
      // When the date agrees, the expiry rule already says it.
      if (token.expiresAt !== undefined && now >= token.expiresAt) return undefined;
      return finding(token, 'state-expired', 'critical');
    case 'invalid':
      return finding(token, 'state-invalid', 'critical');
    case 'assignedToExternalMDM':
      return finding(token, 'state-external-mdm', 'critical');
    case 'duplicateLocationId':
      return finding(token, 'state-duplicate', 'critical');
    default:
      return finding(token, 'state-unknown', 'warning', { word: token.state });
  }
};
