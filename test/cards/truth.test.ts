import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import type { View } from '../../src/domain/view.ts';
import { ade, push, tokenView, vpp, ZONE } from './build-views.ts';
import { plainText } from './inspect-card.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const text = (view: View) => plainText(render(view));

/** What Microsoft and Apple say, and what a reader who follows the card must therefore never be told. */
describe('what a card advises', () => {
  it('of one account for several families: never to renew the push certificate from another one', () => {
    const account = { appleAccount: 'all@contoso.example' };
    const card = text(tokenView(push(account), { others: [vpp(1, account)] }));
    assert.match(card, /Leave it where it is\. Moving it is Apple’s doing, without interruption/);
    assert.match(card, /Never renew it from another account/);
    assert.doesNotMatch(card, /account of its own/i);
    for (const token of [vpp(1, account), ade(2, account)]) {
      const other = text(tokenView(token, { others: [push(account)] }));
      assert.match(other, /Download its next renewal with a Managed Apple Account of its own/);
      assert.doesNotMatch(other, /each kind of token/);
    }
  });
});
