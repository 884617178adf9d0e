import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTemplates, TEMPLATE_NAMES } from '../../src/cards/templates.ts';
import { cardLayout } from './card-layout.ts';
import { goldens } from './golden.ts';
import { nodesOf, rendererComplaints, schemaComplaints } from './inspect-card.ts';

const FOLDER = new URL('../../cards/', import.meta.url);

const layouts = goldens('layouts');

describe('card templates', () => {
  for (const name of TEMPLATE_NAMES) {
    it(`${name}: is laid out as it was`, () => {
      layouts.compare(
        name,
        cardLayout(loadTemplates(FOLDER).expand(name, read(`${name}.sample.json`) as object)),
      );
    });

    it(`${name}: its sample data fills it completely`, () => {
      const sample = read(`${name}.sample.json`) as { readonly summary: string };
      const content = loadTemplates(FOLDER).expand(name, sample);
      const card = { summary: sample.summary, content };
      assert.doesNotMatch(JSON.stringify(content), /\$\{|\$data|\$when/);
      assert.deepEqual(rendererComplaints(card), []);
      assert.deepEqual(schemaComplaints(card), []);
    });

    it(`${name}: every part of it is in the sample data`, () => {
      const sample = read(`${name}.sample.json`) as object;
      const bound = nodesOf(read(`${name}.json`)).flatMap((node) => pathsIn(String(node['$data'] ?? '')));
      for (const path of bound) assert.ok(hasKey(sample, path), `the sample has no "${path}"`);
    });

    // `line` names whom the card tells, which works in a text block alone; `mentionModel` escapes what stands in it.
    it(`${name}: lets text blocks, which know Markdown, show nothing from outside`, () => {
      const texts = nodesOf(read(`${name}.json`)).filter(
        ({ type }) => type === 'TextBlock' || type === 'FactSet',
      );
      const bound = texts
        .flatMap(({ text }) => pathsIn(String(text)))
        .filter((path) => !path.startsWith('labels.'));
      for (const path of bound)
        assert.ok(['head.icon', 'icon', 'number', 'label', 'line'].includes(path), path);
    });
  }

  it('have no golden of a template that is no more', () => {
    layouts.holdOnly(TEMPLATE_NAMES);
  });

  it('are all there are in the folder, each with sample data', () => {
    const wanted = TEMPLATE_NAMES.flatMap((name) => [`${name}.json`, `${name}.sample.json`]);
    assert.deepEqual(readdirSync(FOLDER).sort(), wanted.sort());
  });

  it('keep texts of the data as they are, also when they look like a template', () => {
    const expression = (inner: string) => ['$', '{', inner, '}'].join('');
    const hostile = [
      expression('botName'),
      expression('$root.id'),
      '{{DATE(2026-12-04T00:00:00Z)}}',
      '$when',
      '[x](https://evil.example)',
    ];
    for (const id of hostile) {
      const model = { ...(read('failure.sample.json') as object), id };
      const texts = nodesOf(loadTemplates(FOLDER).expand('failure', model)).map(({ text }) => text);
      assert.ok(texts.includes(id), id);
    }
  });

  it('are refused at start when a file is not a card', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cards-'));
    try {
      for (const name of TEMPLATE_NAMES)
        writeFileSync(join(folder, `${name}.json`), '{"type":"AdaptiveCard","version":"1.6"}');
      assert.throws(
        () => loadTemplates(pathToFileURL(`${folder}/`)),
        /cards\/status\.json is not a card template/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

function pathsIn(text: string): string[] {
  return [...text.matchAll(/\$\{(?:\$root\.)?([\w.]+)\}/g)].flatMap(([, path]) =>
    path === undefined ? [] : [path],
  );
}

/** Whether any object of the data has the last name of the path. */
function hasKey(data: unknown, path: string): boolean {
  const last = path.split('.').at(-1) ?? path;
  return nodesOf(data).some((node) => last in node);
}
