/** The buttons that a card has, told from its view as the templates tell them from it. */

import type { Button } from '../../src/catalogue/commands/buttons.ts';
import type { Offers } from '../../src/domain/actions/offers.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { TokenRef } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';

export function buttonsOn(view: View): readonly Button[] {
  switch (view.view) {
    case 'reminder':
      return view.items.flatMap(({ item, offers }) => {
        const beside = item.over === undefined ? {} : { beside: 1 as const };
        return offers === undefined
          ? []
          : offered(item.about, offers, view.now).map((button) => ({ ...button, ...beside }));
      });
    case 'token':
      return view.offers === undefined ? [] : offered(refOf(view.row.token), view.offers, view.now);
    case 'accept': {
      const ref = refOf(view.row.token);
      return [{ verb: 'show', ref }];
    }
    case 'sync':
      return view.items.map(
        ({ about, sync }): Button =>
          sync === undefined || sync.stage === 'ended'
            ? { verb: 'sync', ref: about, seen: view.now }
            : { verb: 'sync-look', ref: about },
      );
    case 'sync-all':
      return [{ verb: 'sync-all', family: view.family, seen: view.now }];
    case 'snoozed':
      return view.items.map(({ about, generation }) => ({ verb: 'wake', ref: about, generation, list: 1 }));
    case 'claim-released':
      return [{ verb: 'claim', ref: view.about, generation: view.generation }];
    case 'status':
      return view.rows.map(({ token }) => ({ verb: 'show', ref: refOf(token) }));
    default:
      return [];
  }
}

function offered(ref: TokenRef, offers: Offers, now: Instant): Button[] {
  const { generation } = offers;
  const about = { ref, generation };
  return [
    { verb: 'show', ref },
    ...(offers.claim ? [{ verb: 'claim' as const, ...about }] : []),
    ...(offers.owner === undefined ? [] : [{ verb: 'release' as const, ...about }]),
    ...(offers.snoozed === undefined ? [] : [{ verb: 'wake' as const, ...about }]),
    ...offers.snooze.map(({ key }) => ({ verb: 'snooze' as const, ...about, choice: key, reason: 'later' })),
    ...(offers.accept ? [{ verb: 'accept-sure' as const, ...about, beside: 1 as const }] : []),
    ...(offers.sync.offer === 'sync' ? [{ verb: 'sync' as const, ref, seen: now }] : []),
  ];
}

function refOf({ family, id }: TokenRef): TokenRef {
  return { family, id };
}
