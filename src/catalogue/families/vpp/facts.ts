import { showable } from '../../../domain/guidance/outside-text.ts';
import type { FactGroups, FactTools } from '../facts.ts';
import type { VppToken } from './token.ts';

export function vppFacts(token: VppToken, { fact, shown, when, words }: FactTools): FactGroups {
  return {
    now: [
      fact('state', words.known(`vpp-state.${token.state}`) ?? showable(token.state)),
      fact('sync', words.known(`vpp-sync.${token.syncStatus}`) ?? showable(token.syncStatus)),
      fact('last-sync', when(token.lastSyncAt)),
    ],
    who: [
      fact('belongs-to', words.t(token.school ? 'portal.school' : 'portal.business')),
      fact('location', shown(token.location)),
      fact('organisation', shown(token.organization)),
    ],
  };
}
