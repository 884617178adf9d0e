import type { FactGroups, FactTools } from '../facts.ts';
import type { AdeToken } from './token.ts';

export function adeFacts(token: AdeToken, { fact, number, when, words }: FactTools): FactGroups {
  const code = token.syncErrorCode;
  return {
    now: [
      fact('devices', number(token.deviceCount)),
      fact('last-good-sync', when(token.lastSyncAt)),
      ...(code === 0 ? [] : [fact('error-code', String(code))]),
    ],
    who: [fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business'))],
    support: [fact('last-sync-asked', when(token.syncTriggeredAt))],
  };
}
