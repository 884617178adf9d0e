import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './support/programs.ts';

/** A Node and the npm that comes with it. */
interface Old {
  readonly node: string;
  readonly npm: string;
}

/** What npm itself calls. Neither a compiler nor Python is among them. */
const PROGRAMS = ['sh', 'env', 'uname'];

const NODES: readonly Old[] = [
  { node: '20.20.2', npm: '10.8.2' },
  { node: '24.21.0', npm: '11.19.1' },
];

for (const { node, npm } of NODES) {
  describe(`npm ci with npm ${npm} on Node ${node}, without a compiler`, function () {
    this.timeout(300_000);
    let folder: string;
    let project: string;
    let env: NodeJS.ProcessEnv;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'install-'));
      project = join(folder, 'project');
      await mkdir(project);
      for (const name of ['package.json', 'package-lock.json', '.npmrc']) await cp(name, join(project, name));
      env = withoutNpm({
        PATH: [await toolsOf(folder, { node, npm }), await programs(folder)].join(delimiter),
      });
    });
    after(async () => rm(folder, { recursive: true }));

    it('says how many packages it added and nothing else', async () => {
      const { code, said } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: project, env });
      assert.equal(code, 0, said);
      assert.match(said, /^added \d+ packages in \w+$/);
    });

    it('brings a Node that runs the bot, and SQLite for it', async () => {
      const PATH = join(project, 'node_modules/.bin');
      const script = `
        const Database = require('better-sqlite3');
        console.log(process.versions.node, new Database(':memory:').prepare('select 6 * 7 as n').get().n);`;
      const { code, said } = await run('node', ['--eval', script], { cwd: project, env: { PATH } });
      assert.equal(code, 0, said);
      assert.equal(said, '24.21.0 42');
    });
  });
}

/** Installs Node and npm of these versions, and returns the folder to put into the path. */
async function toolsOf(folder: string, { node, npm }: Old): Promise<string> {
  const packages = [`node-${process.platform}-${process.arch}@${node}`, `npm@${npm}`];
  const args = [
    'install',
    '--prefix',
    join(folder, 'tools'),
    '--no-save',
    '--no-audit',
    '--no-fund',
    ...packages,
  ];
  const { code, said } = await run('npm', args, { env: withoutNpm({}) });
  assert.equal(code, 0, said);
  return join(folder, 'tools/node_modules/.bin');
}

async function programs(folder: string): Promise<string> {
  const path = join(folder, 'programs');
  await mkdir(path);
  for (const name of PROGRAMS) {
    const { said } = await run('sh', ['-c', `command -v ${name}`]);
    await symlink(said, join(path, name));
  }
  return path;
}

/** The environment of this process without what the npm that started it left there. */
function withoutNpm(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return { ...Object.fromEntries(own), ...changes };
}
