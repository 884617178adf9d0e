import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRenderer } from '../../src/cards/render.ts';
import { escapeMarkdown } from '../../src/cards/text.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { showable } from '../../src/domain/guidance/outside-text.ts';
import type { PushToken, VppToken } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { Card } from '../../src/ports.ts';
import {
  channel,
  missed,
  reminded,
  reminderOf,
  resolution,
  snooze,
  upcomingView,
} from './build-reminders.ts';
import { ade, NOW, push, renewView, snapshot, statusView, tokenView, vpp, ZONE } from './build-views.ts';
import { nodesOf, ofType, plainText, rendererComplaints } from './inspect-card.ts';
import { syncOf } from './sample-acts.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const plain = render(statusView(snapshot([push(), vpp(1), ade(2)])));

const PIECES = [
  '[Renew here](https://evil.example)',
  'https://evil.example',
  '**bold**',
  '_a_',
  '`code`',
  '# title',
  '- item',
  '1. one',
  '> quote',
  '~~gone~~',
  '<at>Boss</at>',
  '<b>b</b>',
  '{{DATE(2026-12-04T00:00:00Z, SHORT)}}',
  '{{TIME(2026-12-04T00:00:00Z)}}',
  ['$', '{botName}'].join(''),
  ['$', '{$root}'].join(''),
  '\u202Egnp.exe',
  '\u0000\u0007',
  '\n\nnew line',
  '\uD800',
  '"quoted"\\',
  '日本',
  '👩‍💻',
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(' '));

/** Every card a text from outside can get on, with the text in every place it can have. */
function cardsWith(text: string): Card[] {
  const location = vpp(1, {
    name: text,
    location: text,
    organization: text,
    appleAccount: text,
    state: text,
    syncStatus: text,
  });
  const program = ade(2, { name: text, appleAccount: text, syncErrorCode: 11 });
  const certificate = push({ appleAccount: text, topic: text, serial: text });
  const views: View[] = [
    statusView(snapshot([certificate, location, program]), {
      filter: text,
      changes: [{ about: { family: 'vpp', id: location.id }, name: text, change: 'renewed' }],
    }),
    tokenView(location, { others: [vpp(3, { name: text, location: text, organization: text })] }),
    tokenView(program),
    tokenView(certificate, {
      known: new Map([['push:push', { topic: `${text}1`, appleAccount: `${text}2` }]]),
    }),
    renewView(location),
    renewView(certificate),
    { view: 'choose', command: 'show', said: text, tokens: [location, program] },
    { view: 'no-such-token', said: text, tokens: [location] },
    {
      view: 'did-you-mean',
      said: text,
      suggestions: [
        { command: 'show', argument: text },
        { command: 'status', argument: text },
      ],
    },
    { view: 'set-up', reason: 'no-team', groupId: text, teamName: text },
    { view: 'failure', id: text, doing: 'press' },
    ...remindingViews(text, location, certificate),
  ];
  return views.flatMap((view) => LANGUAGES.map((language) => render(view, 'everyone', language)));
}

/** The same on the cards of reminding and acting, where people's names and reasons come in beside those of tokens. */
function remindingViews(text: string, location: VppToken, certificate: PushToken): View[] {
  const about = { family: location.family, id: location.id };
  const hold = snooze(location, text);
  const person = { teamsId: '29:x', name: text };
  const sync = { ...syncOf(location), by: person };
  const renewed = resolution('renewed', certificate, { ...certificate, appleAccount: `${text}2` }, text);
  return [
    reminderOf([{ ...reminded(location, {}, { hold }), sync }]),
    reminderOf([reminded(certificate, { over: renewed }), missed(location)]),
    upcomingView([{ ...location, state: 'invalid' }]),
    {
      view: 'where',
      now: NOW,
      destinations: [{ address: channel(text, text), here: true, dead: { at: NOW, reason: text } }],
    },
    { view: 'sync', now: NOW, items: [{ about, name: text, sync }] },
    {
      view: 'sync',
      now: NOW,
      items: [
        { about, name: text, sync },
        { about, name: text },
      ],
    },
    {
      view: 'snoozed',
      now: NOW,
      items: [{ about, name: text, generation: 'x', hold: { ...hold, by: person } }],
    },
    {
      view: 'history',
      now: NOW,
      page: 0,
      more: false,
      entries: [{ at: NOW, what: 'snoozed', outcome: 'done', about, name: text, by: person, reason: text }],
    },
    { view: 'claim-released', now: NOW, about, name: text, owner: person, claimedAt: NOW, generation: 'x' },
    { view: 'refused', reason: 'not-an-operator', who: [text] },
  ];
}

describe('texts from outside', () => {
  it('are shown as they are, and never become Markdown, a link, a date or a template', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const card of cardsWith(text)) {
          assert.ok(
            plainText(card).includes(showable(text)) || plainText(card).includes(showable(text, 40)),
            plainText(card),
          );
          assertOnlyText(card, text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('change nothing of the structure of a card', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const card = render(statusView(snapshot([push(), vpp(1, { name: text }), ade(2)])));
        assert.deepEqual(structure(card), structure(plain));
        assert.deepEqual(rendererComplaints(card), []);
      }),
      { numRuns: 60 },
    );
  });

  it('cannot reach the address of a link', () => {
    const id = 'a/../b?c#d';
    const local = createRenderer({
      zone: ZONE,
      cloud: 'global',
      actions: 'on',
      links: { vppIntune: 'http://127.0.0.1:9/#vpp-{id}' },
    });
    const card = local(renewView({ ...vpp(1), id }));
    assert.equal(ofType(card, 'Action.OpenUrl')[0]?.['url'], 'http://127.0.0.1:9/#vpp-a%2F..%2Fb%3Fc%23d');
  });
});

describe('showable', () => {
  const cases: [string, string, string][] = [
    ['keeps an ordinary name', 'Contoso HQ (Berlin)', 'Contoso HQ (Berlin)'],
    ['makes one line of several', 'one\r\n\ttwo', 'one two'],
    ['drops what turns the direction of text', 'abc\u202Edef', 'abc def'],
    ['has words for nothing', ' \u200B ', '(no name)'],
    ['cuts at 80 characters', 'x'.repeat(100), `${'x'.repeat(79)}…`],
    ['does not cut a character in two', '👍'.repeat(100), `${'👍'.repeat(79)}…`],
    ['keeps joined emoji', '👩‍💻', '👩‍💻'],
  ];
  for (const [title, text, shown] of cases) it(title, () => assert.equal(showable(text), shown));

  it('breaks the dates that clients replace, invisibly', () => {
    assert.equal(showable('{{DATE(x)}}').replace('\u2060', ''), '{{DATE(x)}}');
    assert.doesNotMatch(showable('{{{{DATE(x)}}'), /\{\{/);
  });
});

/** Texts from outside stand in text runs, code blocks, button titles and button data, and nowhere else. */
function assertOnlyText(card: Card, text: string): void {
  const own = /^(?:\p{Emoji}|\uFE0F|[\s\p{L}\w().,:]|(?<=\p{L})-(?=\p{L}))*$/u;
  for (const { text: shown } of ofType(card, 'TextBlock')) assert.match(withoutMention(String(shown)), own);
  assert.equal(ofType(card, 'FactSet').length, 0);
  for (const { text: shown } of ofType(card, 'TextRun'))
    assert.doesNotMatch(String(shown), /\{\{(DATE|TIME)\(|[\u202A-\u202E\p{Cc}]/u);
  for (const { url } of ofType(card, 'Action.OpenUrl'))
    assert.match(String(url), /^https:\/\/[\w.]+\.(com|us|cn)\//);
  assert.doesNotMatch(card.summary, /[\u202A-\u202E\p{Cc}]/u);
  assert.equal(card.content['fallbackText'], escapeMarkdown(card.summary), text);
}

/** A text block may name whom the card tells: without any sign that Markdown knows. */
function withoutMention(text: string): string {
  return text.replace(/^<at>[^\\`*_{}[\]<>~|&#]+<\/at>/, '');
}

function structure(card: Card): string[] {
  return nodesOf(card.content).map(({ type }) => String(type));
}

describe('escapeMarkdown', () => {
  it('leaves no mark that could open a link, emphasis or a list', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        assert.doesNotMatch(escaped.replace(/\\./gsu, ''), /[*_`[\]<>~|{}&]|:\/\/|^[#+-]/);
        assert.equal(escaped.replace(/\\([\\`*_{}[\]<>~|&:#+\-.)])/g, '$1'), text);
      }),
    );
  });

  it('has nothing to do in ordinary sentences', () => {
    assert.equal(
      escapeMarkdown('MDM push certificate expires in 12 days'),
      'MDM push certificate expires in 12 days',
    );
  });
});
