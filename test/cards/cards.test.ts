import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRenderer } from '../../src/cards/render.ts';
import { decodeButton } from '../../src/domain/buttons.ts';
import type { Card } from '../../src/ports.ts';
import { ALL_VIEWS } from './all-views.ts';
import { ZONE } from './build-views.ts';
import { bytes, nodesOf, ofType, rendererComplaints, schemaComplaints } from './inspect-card.ts';

const GOLDEN = new URL('../golden/cards/', import.meta.url);
const update = process.env['UPDATE_GOLDEN'] === '1';
const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const LARGEST = 28 * 1024;

describe('cards', () => {
  for (const [name, view] of Object.entries(ALL_VIEWS)) {
    describe(name, () => {
      const card = render(view);

      it('looks as it did', () => {
        compareWithGolden(name, card);
      });

      it('is read without complaint by the adaptivecards package and by the 1.5 schema', () => {
        assert.deepEqual(rendererComplaints(card), []);
        assert.deepEqual(schemaComplaints(card), []);
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

      it('has at most three buttons a row, and no row of none', () => {
        for (const set of ofType(card, 'ActionSet')) {
          const { length } = set['actions'] as readonly unknown[];
          assert.ok(length >= 1 && length <= 3, `${length} buttons`);
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
    });
  }

  it('have no golden of a card that is no more', () => {
    const files = readdirSync(GOLDEN).map((file) => file.replace(/\.json$/, ''));
    assert.deepEqual(files.sort(), Object.keys(ALL_VIEWS).sort());
  });
});

function isExecute(node: { readonly type?: unknown }): boolean {
  return node.type === 'Action.Execute';
}

/** `UPDATE_GOLDEN=1` writes what is; without it what is must equal what was. */
function compareWithGolden(name: string, card: Card): void {
  const file = new URL(`${name}.json`, GOLDEN);
  if (update) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, `${JSON.stringify(card, null, 1)}\n`);
  }
  assert.ok(
    existsSync(file),
    `no golden yet: run UPDATE_GOLDEN=1 npx mocha --spec test/cards/cards.test.ts, then look at ${name}.json`,
  );
  assert.deepEqual(card, JSON.parse(readFileSync(file, 'utf8')));
}
