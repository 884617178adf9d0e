import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { decodeButton } from '../../src/catalogue/commands/buttons.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';
import type { View } from '../../src/domain/view.ts';
import type { Card } from '../../src/ports.ts';
import {
  claim,
  foretold,
  reminded,
  reminderOf,
  resolution,
  snooze,
  upcomingView,
} from './build-reminders.ts';
import { judged, NOW, push, REFUSED, snapshot, statusView, tokenView, vpp, ZONE } from './build-views.ts';
import { bytes, type Node, nodesOf, ofType, plainText } from './inspect-card.ts';
import { offersOf, syncItem, syncOf } from './sample-acts.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const readOnly = createRenderer({ zone: ZONE, cloud: 'global', actions: 'off' });
const LARGEST = 28 * 1024;
const text = (view: View) => plainText(render(view));

/** The colour behind the headline. */
function ground({ content }: Card): unknown {
  return nodesOf(content).find(({ bleed }) => bleed === true)?.['style'];
}

function verbs(card: Card): string[] {
  return ofType(card, 'Action.Execute').map(({ verb }) => String(verb));
}

describe('what may be done', () => {
  const open = { ...reminded(push()), offers: offersOf(push()) };

  it('stands on the card of one token, with the ends a snooze may have', () => {
    const card = render(reminderOf([open]));
    assert.equal(verbs(card)[0], 'claim');
    assert.ok(verbs(card).includes('snooze'));
    const [choice] = ofType(card, 'Input.ChoiceSet');
    assert.ok(choice !== undefined);
    assert.equal((choice['choices'] as readonly unknown[]).length, 3);
    assert.equal(ofType(card, 'Input.Text')[0]?.['maxLength'], 200);
  });

  it('stands nowhere on a bot that only reads, while who holds it is still said', () => {
    const owned = { ...open, offers: offersOf(push(), { owner: claim(push()), claim: false, snooze: [] }) };
    const views: View[] = [
      reminderOf([open]),
      reminderOf([owned]),
      { view: 'sync', now: NOW, items: [syncItem(vpp(1))] },
      {
        view: 'sync-all',
        now: NOW,
        family: 'vpp',
        items: [syncItem(vpp(1), 'none'), syncItem(vpp(2), 'none')],
      },
    ];
    for (const view of views) {
      const acting = verbs(readOnly(view)).filter(
        (verb) => !['check-now', 'show', 'status', 'renew'].includes(verb),
      );
      assert.deepEqual(acting, []);
    }
    assert.match(plainText(readOnly(reminderOf([owned]))), /Alex Wilber has it since/);
  });

  it('leaves the message behind alone when the card answers one person', () => {
    const offered = tokenView(push());
    assert.ok(offered.view === 'token');
    const view = { ...offered, offers: offersOf(push(), { accept: true }), sync: syncOf(vpp(1)) };
    const acts = (card: Card) =>
      ofType(card, 'Action.Execute').filter(
        ({ verb }) => !['show', 'status', 'history'].includes(String(verb)),
      );
    const marks = (card: Card) =>
      acts(card).flatMap(({ data, fallback }) =>
        [data, (fallback as Node)['data']].map((one) => (one as Node)['beside']),
      );
    const offers = ['claim', 'sync-look', 'accept', 'snooze'];
    assert.deepEqual(
      verbs(render(view)).filter((verb) => offers.includes(verb)),
      offers,
    );
    assert.ok(marks(render(view, 'presser')).every((mark) => mark === 1));
    assert.ok(marks(render(view)).every((mark) => mark === undefined));
    for (const { verb, data } of acts(render(view, 'presser')))
      assert.equal((decodeButton(String(verb), data) as Node | undefined)?.['beside'], 1);
  });

  it('is a sync on the green card of a location token, which stays green beside it', () => {
    const before = vpp(1, { expiresAt: NOW + 5 * DAY });
    const after = vpp(1, { expiresAt: NOW + 365 * DAY });
    const solved = reminded(after, { over: resolution('renewed', before, after) });
    const card = render(reminderOf([{ ...solved, offers: offersOf(after) }]));
    const sync = ofType(card, 'Action.Execute').find(({ verb }) => verb === 'sync');
    assert.deepEqual(sync?.['data'], { verb: 'sync', ref: `vpp:${after.id}`, seen: NOW, beside: 1 });
  });
});

describe('facts of an earlier look', () => {
  const asOf = NOW - 2 * HOUR;
  const read = snapshot([push({ expiresAt: NOW + 200 * DAY })]);
  const earlier = {
    ...read,
    readings: {
      ...read.readings,
      vpp: {
        outcome: 'unreadable',
        reason: REFUSED,
        last: { tokens: [vpp(1), vpp(2, { expiresAt: NOW + 5 * DAY })], at: asOf },
      },
    },
  } as const;

  it('are never called fine, and always say how old they are', () => {
    const card = render(statusView(earlier));
    assert.match(plainText(card), /ℹ️ Was fine ▾\nas read 2 hours ago/);
    assert.match(card.summary, /“Contoso Location 2” expires in 5 days \(as read 2 hours ago\)/);
    assert.match(plainText(card), /1 critical, 1 fine, 1 cannot be checked/);
    assert.equal(plainText(card).match(/✅/g)?.length, 2);
  });

  it('say so on the token’s own card', () => {
    const [row] = judged(snapshot([vpp(1)])).rows;
    assert.ok(row !== undefined);
    const view = tokenView(vpp(1));
    assert.ok(view.view === 'token');
    const card = render({ ...view, row: { ...row, asOf } });
    assert.equal(card.summary, 'Location token “Contoso Location 1” was fine when last read');
    assert.match(plainText(card), /seen last, on 23 Nov 2026, 06:40 CET/);
    assert.notEqual(ground(card), 'good');
  });
});

describe('what is to come', () => {
  const item = (view: View) => text(view).split('\n');

  it('is listed by time, with the days there really are when a step was moved', () => {
    const lines = item(upcomingView([push()]));
    const friday = lines.indexOf('Fri, 27 Nov 2026, 09:00 CET');
    assert.equal(lines[friday + 1], 'Apple MDM push certificate: 8 days before it expires');
  });

  it('says once what will be said every workday', () => {
    const lines = item(upcomingView([vpp(1, { state: 'invalid' })])).filter((line) =>
      line.includes('no longer valid'),
    );
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /said again every workday while it lasts/);
  });

  it('says that nobody hears it, and what cannot be foretold', () => {
    const found = text(upcomingView([push()], { listeners: 0, blind: ['vpp'] }));
    assert.match(found, /Nobody hears it yet: write “remind here”/);
    assert.match(found, /Nothing can be foretold .*Location tokens \(VPP\)/);
  });

  it('is paged, each page below 28 KB, each line on exactly one', () => {
    const tokens = Array.from({ length: 40 }, (_, index) =>
      vpp(index, { name: '鉄'.repeat(200), expiresAt: NOW + (index + 30) * DAY }),
    );
    const view = upcomingView(tokens, { upcoming: foretold(tokens) });
    const first = render(view);
    const total = Number(/^(\d+) reminders/.exec(first.summary)?.[1]);
    let lines = 0;
    for (let page = 0; page * 20 < total; page += 1) {
      const card = render({ ...view, page } as View);
      assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes`);
      lines += plainText(card)
        .split('\n')
        .filter((line) => line.includes('(VPP): ')).length;
    }
    assert.equal(lines, total);
  });
});

describe('the sign of life', () => {
  it('does not call fine what was looked at too long ago', () => {
    const assessment = judged(snapshot([push({ expiresAt: NOW + 200 * DAY })]));
    assert.equal(render({ view: 'pulse', assessment }).summary, 'MDM push certificate is fine');
    const old = { ...assessment, lookedAt: NOW - DAY - MINUTE };
    assert.match(render({ view: 'pulse', assessment: old }).summary, /was fine at the last look/);
  });
});

describe('lists', () => {
  it('of many syncs, places and snoozes stay below 28 KB', () => {
    const tokens = Array.from({ length: 60 }, (_, index) => vpp(index, { name: '鉄'.repeat(200) }));
    const views: View[] = [
      { view: 'sync', now: NOW, items: tokens.map((token) => syncItem(token)) },
      { view: 'sync-all', now: NOW, family: 'vpp', items: tokens.map((token) => syncItem(token, 'none')) },
      {
        view: 'snoozed',
        now: NOW,
        items: tokens.map(({ family, id, name }) => ({
          about: { family, id },
          name,
          generation: 'x'.repeat(24),
          hold: snooze(vpp(1), name),
        })),
      },
    ];
    for (const view of views) {
      const card = render(view);
      assert.ok(bytes(card) < LARGEST, `${view.view}: ${bytes(card)} bytes`);
      assert.match(plainText(card), /And \d+ more\./);
    }
  });
});
