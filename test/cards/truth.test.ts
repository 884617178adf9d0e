import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { syncFacts } from '../../src/domain/actions/sync.ts';
import { DAY, MINUTE } from '../../src/domain/instant.ts';
import { refKey } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { Card } from '../../src/ports.ts';
import { reminded, reminderOf } from './build-reminders.ts';
import { ade, NOW, push, renewView, tokenView, vpp, ZONE } from './build-views.ts';
import { ofType, plainText } from './inspect-card.ts';
import { syncItem } from './sample-acts.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const text = (view: View) => plainText(render(view));

const SOON = { expiresAt: NOW + 5 * DAY };

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

  it('of the push certificate: which link of Intune only looks like Create, and how Apple’s portal shows it', () => {
    const card = text(renewView(push()));
    assert.match(card, /choose Renew, never Create a Certificate/);
    assert.match(card, /“Create your MDM push Certificate”; it only opens the portal/);
    assert.match(card, /APSP:6a0e4f52-9c1d-4b7e-8f30-d25a7be19c44; that is the part of its topic \(UID\)/);
    assert.match(text(renewView(push({ topic: 'com.example.other' }))), /must be com\.example\.other\./);
  });

  it('of moving it to another account: how long Apple takes, and when that is too long to wait', () => {
    const far = text(renewView(push({ expiresAt: NOW + 40 * DAY })));
    assert.match(far, /ask Apple to move .* interrupts nothing, but can take up to 10 business days\./);
    assert.doesNotMatch(far, /ask today/);
    assert.match(text(renewView(push({ expiresAt: NOW + 13 * DAY }))), /10 business days\. .*ask today\./);
  });

  it('of a personal account: for the push certificate to ask Apple in time, never to renew from another', () => {
    const personal = { appleAccount: 'someone@icloud.com' };
    const card = text(tokenView(push(personal)));
    assert.match(
      card,
      /Ask Apple to move it .* up to 10 business days.* Never renew it from another account\./,
    );
    assert.match(text(tokenView(vpp(1, personal))), /Download its next renewal with a Managed Apple Account/);
  });

  it('of Apple’s portals: today’s paths and roles', () => {
    const school = text(renewView(vpp(1, { school: true })));
    assert.match(school, /Administrator, Site Manager or Content Manager/);
    assert.match(school, /your name > Preferences > Payments & Billing > Content Tokens/);
    const business = text(renewView(ade(1)));
    assert.match(business, /Organization Administrator, or one given that permission/);
    assert.doesNotMatch(business, /Device Enrollment Manager/);
  });

  it('of a location token somebody else downloaded: whose account belongs into Intune', () => {
    assert.match(text(renewView(vpp(1))), /somebody else downloaded it, put that account into Apple Account/);
  });

  it('of an upload of an enrolment program token that fails: the public key of this token', () => {
    const { id } = ade(1);
    for (const view of [renewView(ade(1)), tokenView(ade(1)), reminderOf([reminded(ade(1, SOON))])]) {
      const card = text(view);
      assert.match(card, /“An error occurred while uploading the Enrollment Program token”/);
      assert.ok(card.includes(`getEncryptionPublicKey (beta) of depOnboardingSettings ${id}.`), card);
      assert.match(card, /to the same service at Apple/);
    }
  });

  it('of sync error 3: how other tools read it, and that each organisation accepts for itself', () => {
    for (const card of cardsOfError(3)) {
      assert.match(plainText(card), /error 3\b/);
      assert.match(plainText(card), /Other tools read 3 as: new terms at Apple not accepted\./);
      assert.match(plainText(card), /Organization Administrator \(School Manager: Administrator\)/);
      assert.match(
        plainText(card),
        /Every organisation accepts on its own, and it may take a day to clear\./,
      );
    }
  });

  it('of another sync error: Microsoft’s causes in the order to look, with the page to read', () => {
    for (const card of cardsOfError(11)) {
      assert.match(plainText(card), /error 11\b/);
      assert.match(
        plainText(card),
        /expired or was replaced, .* list of services, new terms .* enrolment policy/,
      );
      assert.doesNotMatch(plainText(card), /usual cause|Other tools/);
      const pages = ofType(card, 'Action.OpenUrl').map(({ url }) => String(url));
      assert.ok(pages.some((url) => url.includes('/troubleshoot-ios-enrollment-errors')));
    }
  });

  it('of a location token that cannot sync: usual causes, and no invitation to remove anything', () => {
    const refused = (state: string) =>
      text({ view: 'sync', now: NOW, items: [syncItem(vpp(1, { state }), 'none')] });
    assert.match(
      refused('invalid'),
      /usually the Apple Account’s password or domain changed, .* token ended/,
    );
    assert.match(
      refused('duplicateLocationId'),
      /before you remove one: that deletes its apps and assignments/,
    );
    assert.doesNotMatch(refused('duplicateLocationId'), /not in use/);
    assert.match(refused('assignedToExternalMDM'), /Apple Business’s built-in device management/);
  });

  it('of a location token that Intune calls invalid: that the token itself may have ended', () => {
    assert.match(text(tokenView(vpp(1, { state: 'invalid' }))), /or the token itself ended/);
  });

  it('of a location token in use elsewhere: that Apple’s own device management may be it', () => {
    const card = text(tokenView(vpp(1, { state: 'assignedToExternalMDM' })));
    assert.match(card, /another MDM, another Intune tenant, or Apple Business’s built-in device management/);
  });

  it('of a sync too soon after the last: that the limit is Intune’s', () => {
    const token = ade(1, { syncTriggeredAt: NOW - 4 * MINUTE });
    const card = text({ view: 'sync', now: NOW, items: [syncItem(token, 'none')] });
    assert.match(card, /Intune allows one manual sync in 15 minutes\./);
  });
});

/** Every card that speaks of a sync error. */
function cardsOfError(syncErrorCode: number): Card[] {
  const token = ade(1, { syncErrorCode });
  const ended = syncItem(token, { outcome: 'failed', at: NOW, after: syncFacts(token) });
  return [
    tokenView(token),
    reminderOf([reminded(token, { reason: 'new' })]),
    { view: 'sync', now: NOW, items: [ended] } as const,
    { view: 'sync', now: NOW, items: [ended, syncItem(ade(2))] } as const,
  ].map((view) => render(view));
}
