import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { decodeButton } from '../../src/catalogue/commands/buttons.ts';
import { LANGUAGES, type Language } from '../../src/catalogue/words/language.ts';
import type { Card } from '../../src/ports.ts';
import { ALL_VIEWS } from './all-views.ts';
import { ZONE } from './build-views.ts';
import { type Goldens, goldens } from './golden.ts';
import {
  bytes,
  type Node,
  nodesOf,
  ofType,
  rendererComplaints,
  schemaComplaints,
  teamsComplaints,
} from './inspect-card.ts';
import { readableCard } from './readable-card.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const LARGEST = 28 * 1024;

for (const language of LANGUAGES) describeCards(language);

function describeCards(language: Language): void {
  const texts = goldens(`texts/${language}`);

  describe(`cards in ${language}`, () => {
    for (const [name, view] of Object.entries(ALL_VIEWS))
      describe(name, () => describeCard(name, render(view, 'everyone', language), texts));

    it('have no golden of a card that is no more', () => {
      texts.holdOnly(Object.keys(ALL_VIEWS));
    });
  });
}

function describeCard(name: string, card: Card, texts: Goldens): void {
  it('reads as it did', () => {
    texts.compare(name, readableCard(card));
  });

  it('is read without complaint by the adaptivecards package and by the 1.5 schema', () => {
    assert.deepEqual(rendererComplaints(card), []);
    assert.deepEqual(schemaComplaints(card), []);
  });

  it('is made of what Teams knows, and whatever only Teams knows has something in its place elsewhere', () => {
    assert.deepEqual(teamsComplaints(card), []);
  });

  it('has at most one button in the colour of what to press, and it is the first', () => {
    const [led, ...more] = ofType(card, 'Action.Execute', 'Action.OpenUrl', 'Action.ToggleVisibility').filter(
      ({ style }) => style === 'positive',
    );
    assert.deepEqual(more, []);
    if (led !== undefined)
      assert.equal(
        ofType(card, 'ActionSet')
          .flatMap(({ actions }) => (actions as Node[]).slice(0, 1))
          .includes(led),
        true,
      );
  });

  it('has buttons that all decode, with the same data in the fallback', () => {
    for (const action of ofType(card, 'Action.Execute')) {
      assert.notEqual(
        decodeButton(String(action['verb']), action['data']),
        undefined,
        JSON.stringify(action),
      );
    }
    for (const submit of ofType(card, 'Action.Submit')) {
      const data = submit['data'] as { readonly verb?: unknown };
      assert.notEqual(decodeButton(String(data.verb), data), undefined, JSON.stringify(submit));
    }
    for (const { fallback, data } of ofType(card, 'ActionSet').flatMap(nodesOf).filter(isExecute)) {
      assert.deepEqual((fallback as { readonly data?: unknown }).data, data);
    }
  });

  it('has at most three buttons a row, the rest behind “…”, and no row of none', () => {
    for (const set of ofType(card, 'ActionSet')) {
      const actions = set['actions'] as readonly Node[];
      const seen = actions.filter(({ mode }) => mode !== 'secondary');
      assert.ok(seen.length >= 1 && seen.length <= 3, `${seen.length} buttons`);
      // What is behind “…” follows what is seen, also for clients that show all of it.
      assert.deepEqual(actions.slice(0, seen.length), seen);
    }
  });

  it('says in one line what it is about, for the notification', () => {
    assert.match(card.summary, /^\S.*\S$/);
    assert.ok(String(card.content['fallbackText']).length >= card.summary.length);
  });

  it('is small enough for every client and fully expanded', () => {
    assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes`);
    assert.doesNotMatch(JSON.stringify(card.content), /\$\{|\$data|\$when/);
  });

  it('toggles only what is there', () => {
    const ids = nodesOf(card.content).map(({ id }) => id);
    for (const toggle of ofType(card, 'Action.ToggleVisibility')) {
      for (const target of toggle['targetElements'] as readonly string[])
        assert.ok(ids.includes(target), target);
    }
  });
}

function isExecute(node: { readonly type?: unknown }): boolean {
  return node.type === 'Action.Execute';
}
