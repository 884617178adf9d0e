import { showable } from '../../../domain/guidance/outside-text.ts';
import type { DatedFactTools, FactLine, FactTools } from '../facts.ts';
import type { VppToken } from './token.ts';

export function vppFacts(token: VppToken, { fact, shown, when, words }: DatedFactTools): readonly FactLine[] {
  return [
    fact('location', shown(token.location)),
    fact('organisation', shown(token.organization)),
    fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business')),
    fact('state', words.known(`vpp-state.${token.state}`) ?? showable(token.state)),
    fact('sync', words.known(`vpp-sync.${token.syncStatus}`) ?? showable(token.syncStatus)),
    fact('last-sync', when(token.lastSyncAt)),
  ];
}

export function vppReminded(token: VppToken, { fact, shown, words }: FactTools): readonly FactLine[] {
  const { location, lastSyncAt } = token;
  return [
    fact('location', shown(location)),
    fact('last-sync', lastSyncAt === undefined ? words.t('fact.never') : words.stamp(lastSyncAt)),
  ];
}
