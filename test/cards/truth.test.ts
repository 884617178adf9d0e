import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { DAY } from '../../src/domain/instant.ts';
import { refKey } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import { ade, NOW, push, tokenView, vpp, ZONE } from './build-views.ts';
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

  it('of another account: for the push certificate the one that sees it, for the others that it is allowed', () => {
    const before = { appleAccount: 'before@contoso.example' };
    const changed = (topic?: string) =>
      text(
        tokenView(push(), {
          known: new Map([['push:push', { ...before, ...(topic === undefined ? {} : { topic }) }]]),
        }),
      );
    assert.match(changed(push().topic), /must renew is the one that sees it in Apple’s portal/);
    assert.match(changed('another topic'), /to undo that, sign in with the account from before/);
    assert.match(changed(), /cannot be told from here\. Renew it only with the account that sees it/);
    for (const token of [vpp(1), ade(1)]) {
      const known = new Map([[refKey(token), before]]);
      assert.match(text(tokenView(token, { known })), /That is allowed\. .* password of the new account/);
    }
    assert.doesNotMatch(changed(push().topic), /needs the new account/);
  });

  it('of a location token about to lapse: that enrolment can stop with it', () => {
    for (const days of [-2, 5])
      assert.match(
        text(tokenView(vpp(1, { expiresAt: NOW + days * DAY }))),
        /If an enrolment policy installs the Company Portal with it, new devices cannot enrol\./,
      );
  });

  it('of an enrolment program token about to lapse: nothing of wiped devices, of which no source speaks', () => {
    for (const days of [-2, 5]) {
      const card = text(tokenView(ade(1, { expiresAt: NOW + days * DAY })));
      assert.match(card, /new devices do not enrol by themselves\. Enrolled devices keep working\./);
      assert.doesNotMatch(card, /wiped/);
    }
  });
});
