import type { DatedFactTools, FactLine, FactTools } from '../facts.ts';
import type { AdeToken } from './token.ts';

export function adeFacts(
  token: AdeToken,
  { fact, number, when, words }: DatedFactTools,
): readonly FactLine[] {
  const code = token.syncErrorCode;
  return [
    fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business')),
    fact('devices', number(token.deviceCount)),
    fact('last-good-sync', when(token.lastSyncAt)),
    fact('last-sync-asked', when(token.syncTriggeredAt)),
    fact('error-code', code === 0 ? words.t('fact.error-code.fine') : String(code)),
  ];
}

export function adeReminded(token: AdeToken, { fact, number, words }: FactTools): readonly FactLine[] {
  const { deviceCount, lastSyncAt } = token;
  return [
    fact('devices', number(deviceCount)),
    fact('last-sync', lastSyncAt === undefined ? words.t('fact.never') : words.stamp(lastSyncAt)),
  ];
}
