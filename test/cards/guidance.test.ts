import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Row } from '../../src/domain/assess.ts';
import { helpLink, linkTable, renewalLinks } from '../../src/domain/guidance/links.ts';
import { renewalGuide } from '../../src/domain/guidance/steps.ts';
import { troubleOf } from '../../src/domain/guidance/unreadable.ts';
import { DAY } from '../../src/domain/instant.ts';
import { FAMILY_NAMES, type Token } from '../../src/domain/token.ts';
import {
  ade,
  judged,
  NOW,
  push,
  REFUSED,
  renewView,
  snapshot,
  statusView,
  tokenView,
  vpp,
  ZONE,
} from './build-views.ts';
import { ofType, plainText } from './inspect-card.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const WORDS = createWords('en', ZONE);
const OLD_TOPIC = 'com.apple.mgmt.External.old';

function rowOf(token: Token): Row {
  const [row] = judged(snapshot([token])).rows;
  if (row === undefined) throw new Error('the token is not in its own assessment');
  return row;
}

describe('renewal guidance', () => {
  it('opens the Intune of the cloud, and Apple Business or Apple School Manager by token type', () => {
    const hosts = {
      global: 'intune.microsoft.com',
      usgov: 'intune.microsoft.us',
      dod: 'intune.microsoft.us',
      china: 'intune.microsoftonline.cn',
    } as const;
    for (const [cloud, host] of Object.entries(hosts)) {
      for (const family of FAMILY_NAMES) {
        const [intune] = renewalLinks(
          { family, id: 'x', school: false },
          linkTable(cloud as keyof typeof hosts),
          WORDS,
        );
        assert.equal(new URL(intune?.url ?? '').host, host);
      }
    }
    const portal = (school: boolean) =>
      renewalLinks({ family: 'ade', id: 'x', school }, linkTable('global'), WORDS)[1]?.url;
    assert.equal(portal(false), 'https://business.apple.com/');
    assert.equal(portal(true), 'https://school.apple.com/');
  });

  it('shows both Apple portals where the token type is not known', () => {
    const links = renewalLinks({ family: 'vpp' }, linkTable('global'), WORDS).map(({ title }) => title);
    assert.deepEqual(links, ['Open Intune', 'Open Apple Business', 'Open Apple School Manager']);
  });

  it('takes every link from the one table, also the overridden ones', () => {
    const table = linkTable('china', {
      adeIntune: 'http://127.0.0.1:8/admin#ade-{id}',
      adeHelp: 'https://wiki.example/ade',
    });
    const subject = { family: 'ade', id: 'a b', school: false } as const;
    assert.equal(renewalLinks(subject, table, WORDS)[0]?.url, 'http://127.0.0.1:8/admin#ade-a%20b');
    assert.equal(helpLink(subject, table, WORDS).url, 'https://wiki.example/ade');
  });

  it('names the click path, the account and the object for each family', () => {
    assert.match(
      renewalGuide('push', WORDS, rowOf(push())).steps.join('\n'),
      /Apple MDM Push Certificate[\s\S]*mdm@contoso\.example[\s\S]*shows it as APSP:6a0e4f52/,
    );
    assert.match(
      renewalGuide('vpp', WORDS, rowOf(vpp(1))).steps.join('\n'),
      /Settings > Payments & Billing > Apps & Books[\s\S]*Location 1[\s\S]*Apple VPP tokens[\s\S]*“Contoso Location 1”/,
    );
    assert.match(
      renewalGuide('ade', WORDS, rowOf(ade(1, { school: true }))).steps.join('\n'),
      /Your MDM servers[\s\S]*Enrollment program tokens[\s\S]*\.p7m/,
    );
  });

  it('warns of what cannot be undone, on the token’s card and with the steps', () => {
    const guards = {
      push: /choose Renew, never Create a Certificate/,
      vpp: /Edit the existing token/,
      ade: /ends the one in use at once/,
    };
    for (const token of [push(), vpp(1), ade(2)]) {
      for (const view of [tokenView(token), renewView(token)])
        assert.match(plainText(render(view)), guards[token.family]);
    }
  });

  it('leads back to the old certificate after a wrong renewal', () => {
    const known = new Map([['push:push', { topic: OLD_TOPIC, appleAccount: 'old@contoso.example' }]]);
    const [row] = judged(snapshot([push()]), known).rows;
    assert.ok(row !== undefined);
    const steps = renewalGuide('push', WORDS, row).steps.join('\n');
    assert.match(steps, /shows it as APSP:old;/);
    assert.match(steps, /the one on record is old@contoso\.example/);
    assert.doesNotMatch(steps, /6a0e4f52/);
  });
});

describe('what a card says', () => {
  const text = (view: Parameters<typeof render>[0]) => plainText(render(view));

  it('of an expired push certificate: the outage has begun, and 30 days are no promise', () => {
    for (const days of [1, 12, 30]) {
      const card = text(tokenView(push({ expiresAt: NOW - days * DAY })));
      assert.match(card, /The outage has begun/);
      assert.match(card, /up to 30 days .* may still work\. Other sources disagree/);
      assert.doesNotMatch(card, /days left|days remain/);
    }
  });

  it('of one expired for longer: plan for enrolling again', () => {
    assert.match(
      text(tokenView(push({ expiresAt: NOW - 31 * DAY }))),
      /they are over: plan for enrolling every Apple device again/,
    );
  });

  it('never that all is fine when a family could not be read or Intune could not be asked', () => {
    const healthy = [push({ expiresAt: NOW + 200 * DAY }), vpp(1)];
    const unreadable = render(statusView(snapshot(healthy, { ade: REFUSED })));
    const outdated = render(statusView(snapshot(healthy), { freshness: 'outdated' }));
    const updating = render(statusView(snapshot(healthy), { freshness: 'updating' }));
    for (const { summary } of [unreadable, outdated, updating]) assert.doesNotMatch(summary, /are fine/);
    assert.match(
      plainText(unreadable),
      /Intune refused \(403\)\. Missing permission: DeviceManagementServiceConfig\.Read\.All\./,
    );
    assert.equal(render(statusView(snapshot(healthy))).summary, 'All 2 tokens are fine');
  });

  it('first the most urgent, and how many more', () => {
    const look = snapshot([push(), vpp(1, { state: 'invalid' }), ade(2)]);
    assert.equal(
      render(statusView(look)).summary,
      'Location token “Contoso Location 1” is no longer valid, and 1 more needs attention',
    );
  });

  it('that a tenant has no Intune, in words', () => {
    const none = { kind: 'no-intune', status: 400, permissions: [], requestId: 'x' } as const;
    assert.equal(
      render(statusView(snapshot([], { push: none, vpp: none, ade: none }))).summary,
      'This tenant has no Microsoft Intune',
    );
  });

  it('which families are not set up', () => {
    assert.match(
      text(statusView(snapshot([vpp(1)]))),
      /Not set up: Apple MDM push certificate and Enrolment program tokens \(ADE\)/,
    );
  });

  it('one thing once when all families fail for one reason', () => {
    const slow = { kind: 'timeout', permissions: [], requestId: 'x' } as const;
    const card = text(statusView(snapshot([], { push: slow, vpp: slow, ade: slow })));
    assert.equal(card.match(/did not answer in time/g)?.length, 1);
  });

  it('that one of several permissions is enough, and which is the least', () => {
    const { what } = troubleOf({ ...REFUSED, permissions: ['A.ReadWrite.All', 'B.Read.All'] }, WORDS);
    assert.equal(
      what,
      'Intune refused (403). One of these permissions is needed, least first: B.Read.All or A.ReadWrite.All.',
    );
  });

  it('nothing of tokens on the set-up card, but the line to copy', () => {
    const card = render({ view: 'set-up', reason: 'no-team', groupId: 'c7b8a3de' });
    assert.equal(ofType(card, 'CodeBlock')[0]?.['codeSnippet'], 'IT_TEAM_ID=c7b8a3de');
    assert.equal(ofType(card, 'Action.Execute').length, 0);
  });

  it('that it only reads, where actions are off', () => {
    const readOnly = createRenderer({ zone: ZONE, cloud: 'global', actions: 'off' });
    assert.match(plainText(readOnly({ view: 'help', greeting: false })), /read-only/);
    assert.doesNotMatch(text({ view: 'help', greeting: false }), /read-only/);
  });
});
