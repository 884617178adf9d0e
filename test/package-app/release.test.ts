import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import about from '../../package.json' with { type: 'json' };

const run = promisify(execFile);

interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses?: readonly unknown[];
  }[];
}

describe('npm run release', () => {
  let folder: string;
  let said: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    await writeFile(join(folder, 'none.env'), '');
    const args = ['scripts/release/main.ts', '--out', folder, '--env', join(folder, 'none.env')];
    const { npm_execpath: _, ...env } = process.env;
    said = (await run(process.execPath, args, { env })).stdout;
  });
  after(() => rm(folder, { recursive: true }));

  it('writes the program, its licences and its bill of materials', async () => {
    const names = (await readdir(folder)).filter((name) => name !== 'none.env').sort();
    assert.deepEqual(names, ['THIRD-PARTY-NOTICES.txt', 'token-warden-app.zip', 'token-warden.cdx.json']);
    assert.match(said, /The Teams package was left out: .*MANIFEST_WEBSITE_URL/);
  });

  it('the bill names what the bot is made of, with licences, and nothing of development', async () => {
    const bom: Bom = JSON.parse(await readFile(join(folder, 'token-warden.cdx.json'), 'utf8'));
    assert.deepEqual([bom.bomFormat, bom.metadata.component.name], ['CycloneDX', 'token-warden']);
    const names = new Set(bom.components.map(({ name }) => name));
    const packages = new Set(bom.components.map(({ purl }) => purl));
    for (const [name, version] of Object.entries(about.dependencies)) {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
      assert.ok(packages.has(purl), purl);
    }
    for (const name of ['mocha', 'typescript', 'fast-check', 'node']) assert.ok(!names.has(name), name);
    // These two state theirs, MIT, in a file beside and not in their package.json.
    const silent = ['escape-regexp-component', 'jspath'];
    const without = bom.components.filter(({ licenses = [] }) => licenses.length === 0);
    assert.deepEqual(without.map(({ name }) => name).sort(), silent);
  });
});
