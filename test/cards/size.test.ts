import assert from 'node:assert/strict';
import { ROW_LAYOUT_BYTES } from '../../src/cards/models/paging.ts';
import { statusModel } from '../../src/cards/models/status.ts';
import { createRenderer } from '../../src/cards/render.ts';
import { bytesOf } from '../../src/cards/text.ts';
import { decodeButton } from '../../src/catalogue/commands/buttons.ts';
import { LANGUAGES, type Language } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import { linkTable } from '../../src/domain/guidance/links.ts';
import type { Unreadable } from '../../src/domain/snapshot.ts';
import type { VppToken } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { Card } from '../../src/ports.ts';
import {
  ade,
  NOW,
  push,
  REFUSED,
  snapshot,
  statusOffering,
  statusView,
  vpp,
  withOffers,
  ZONE,
} from './build-views.ts';
import { bytes, type Node, nodesOf, ofType, plainText } from './inspect-card.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const LARGEST = 28 * 1024;
const LONG_NAME = 'Contoso Deutschland Vertriebsgesellschaft, Standort';

/** Any number of tokens with long names, some of them in trouble. */
function tokens(number: number): VppToken[] {
  return Array.from({ length: number }, (_, index) =>
    vpp(index, {
      name: `${LONG_NAME} ${index}`,
      location: `Standort ${index}`,
      ...(index % 3 === 0 ? { state: 'invalid' } : {}),
      expiresAt: NOW + (index + 1) * 86_400_000,
    }),
  );
}

/** The ids of the tokens a status card shows, in order: each row leads to its token, once. */
function shown(card: Card): string[] {
  // The first button names one of them as well; it stands in a row of buttons of its own.
  const rows = nodesOf(card.content['body']).filter(({ type }) => type === 'Container');
  return [...new Set(rows.flatMap(nodesOf).flatMap(shownBy))];
}

function shownBy({ data }: Node): string[] {
  const { verb, ref } = (data ?? {}) as Node;
  return verb === 'show' ? [String(ref)] : [];
}

function button(card: Card, title: string): Node | undefined {
  return ofType(card, 'Action.Execute').find((action) => action['title'] === title);
}

/** Presses Next until there is none, as a person would. */
function allPages(view: Extract<View, { view: 'status' }>, language: Language = 'en'): Card[] {
  const turn = createWords(language, ZONE).t('button.next');
  const cards = [render(withOffers(view), 'everyone', language)];
  for (;;) {
    const next = button(cards.at(-1) as Card, turn);
    if (next === undefined) return cards;
    const decoded = decodeButton(String(next['verb']), next['data']);
    assert.equal(decoded?.verb, 'status');
    assert.equal(decoded.filter, view.filter);
    const { changes: _onlyOnce, ...later } = view;
    cards.push(render(withOffers({ ...later, page: decoded.page ?? 0 }), 'everyone', language));
  }
}

describe('size of the status card', () => {
  for (const [number, pages] of [
    [1, 1],
    [7, 1],
    [15, 1],
    [40, 3],
    [400, 27],
  ] as const) {
    it(`${number} tokens with long names: ${pages} page(s), each below 28 KB`, () => {
      for (const language of LANGUAGES) {
        const cards = allPages(statusOffering(snapshot(tokens(number))), language);
        if (language === 'en') assert.equal(cards.length, pages);
        for (const card of cards) assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes in ${language}`);
      }
    });
  }

  it('has room for 15 rows with usual names, each with its buttons', () => {
    const look = snapshot(
      Array.from({ length: 40 }, (_, index) =>
        vpp(index, { name: `Contoso Store ${index}`, state: 'invalid' }),
      ),
    );
    for (const language of LANGUAGES) {
      const cards = allPages(statusView(look), language);
      assert.deepEqual(
        cards.map((card) => shown(card).length),
        [15, 15, 10],
      );
      for (const card of cards) assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes in ${language}`);
    }
  });

  it('shows each of 400 tokens on exactly one page, in order', () => {
    const view = statusView(snapshot(tokens(400)));
    const seen = allPages(view).flatMap(shown);
    assert.deepEqual(
      seen,
      view.rows.map(({ token }) => `vpp:${token.id}`),
    );
  });

  it('shows each token once also when a filter and a list of changes stand on the first page', () => {
    const look = snapshot(tokens(130));
    const changes = tokens(130).map((token) => ({
      about: token,
      name: token.name,
      change: 'renewed' as const,
    }));
    const view = statusView(look, { filter: 'standort', changes });
    const cards = allPages(view);
    assert.deepEqual(
      cards.flatMap(shown),
      view.rows.map(({ token }) => `vpp:${token.id}`),
    );
    for (const card of cards) assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes`);
  });

  it('stays below 28 KB with the longest names in any script, troubles and a filter', () => {
    const name = '鉄'.repeat(200);
    const many: Unreadable = {
      ...REFUSED,
      permissions: Array.from({ length: 4 }, () => 'DeviceManagementServiceConfig.ReadWrite.All'),
    };
    const changes = tokens(40).map((token) => ({ about: token, name, change: 'renewed' as const }));
    const look = snapshot(
      Array.from({ length: 90 }, (_, index) => vpp(index, { name: `${index}${name}`, state: name })),
      { push: many, ade: REFUSED },
    );
    for (const card of allPages(statusView(look, { filter: '鉄'.repeat(100), changes })))
      assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes`);
  });

  it('counts what is on the other pages', () => {
    const card = render(statusView(snapshot(tokens(90)), { page: 1 }));
    assert.match(plainText(card), /Tokens 16 to 30 of 90/);
    assert.notEqual(button(card, 'Previous'), undefined);
  });

  it('answers a page that is no more with the last one', () => {
    const card = render(statusView(snapshot(tokens(50)), { page: 7 }));
    assert.match(plainText(card), /Tokens 46 to 50 of 50/);
    assert.equal(button(card, 'Next'), undefined);
  });

  it('has no paging where one page is enough', () => {
    assert.equal(button(render(statusView(snapshot([push(), vpp(1), ade(2)]))), 'Next'), undefined);
  });

  it('knows how much the layout of a row takes', () => {
    const of = (number: number) =>
      statusView(
        snapshot(
          tokens(90)
            .slice(0, number)
            .map((token) => ({ ...token, state: 'valid' })),
        ),
      );
    const [three, four] = [of(3), of(4)];
    const last = statusModel(four, {
      words: createWords('en', ZONE),
      links: linkTable('global'),
      actions: 'on',
      botName: 'Token Warden',
    }).rows.at(-1);
    assert.ok(last !== undefined);
    const layout = bytes(render(four)) - bytes(render(three)) - bytesOf(last);
    assert.ok(layout <= ROW_LAYOUT_BYTES && layout > ROW_LAYOUT_BYTES - 20, `${layout} bytes`);
  });
});
