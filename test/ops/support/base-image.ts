import assert from 'node:assert/strict';
import { cp, mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './programs.ts';

/** What the Dockerfile's steps call, beside Node and npm. */
const PROGRAMS = ['/bin/sh', '/usr/bin/env', '/usr/bin/install'];

/**
 * Fills a folder with what `node:24-slim` has of all that the Dockerfile uses, taken from this machine: Node, npm, a
 * shell, their libraries, and the user node. It stands in where no registry of images can be reached.
 */
export async function fillBase(folder: string): Promise<void> {
  const node = await realpath(process.execPath);
  for (const path of PROGRAMS) await copyTo(folder, path);
  for (const path of [...PROGRAMS, node]) {
    for (const library of await librariesOf(path)) await copyTo(folder, library);
  }
  await mkdir(join(folder, 'usr/local/bin'), { recursive: true });
  await cp(node, join(folder, 'usr/local/bin/node'));
  await addNpm(folder);
  await mkdir(join(folder, 'tmp'), { mode: 0o1777 });
  await writeFile(
    join(folder, 'etc/passwd'),
    'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  );
  await writeFile(join(folder, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
}

/** npm with the settings of this machine, so that it finds the registry that this machine uses. */
async function addNpm(folder: string): Promise<void> {
  const { said } = await run('sh', ['-c', 'command -v npm']);
  const home = dirname(dirname(await realpath(said)));
  await cp(home, join(folder, 'usr/local/lib/node_modules/npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(folder, 'usr/local/bin/npm'));
  await mkdir(join(folder, 'etc'), { recursive: true });
  const ask = async (name: string) => (await run('npm', ['config', 'get', name])).said;
  const registry = await ask('registry');
  // Where a proxy opens TLS, npm or Node is told of its authority.
  const cafile = [await ask('cafile'), process.env['NODE_EXTRA_CA_CERTS'] ?? ''].find((path) =>
    path.startsWith('/'),
  );
  const lines = [`registry=${registry}`];
  if (cafile !== undefined) {
    await writeFile(join(folder, 'etc/npm-ca.pem'), await readFile(cafile));
    lines.push('cafile=/etc/npm-ca.pem');
  }
  await writeFile(join(folder, 'usr/local/lib/node_modules/npm/npmrc'), `${lines.join('\n')}\n`);
}

async function librariesOf(path: string): Promise<readonly string[]> {
  const { code, said } = await run('ldd', [path]);
  assert.equal(code, 0, said);
  return [...said.matchAll(/(\/\S+) \(0x/g)].map(([, library]) => library ?? '');
}

async function copyTo(folder: string, path: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await cp(await realpath(path), join(folder, path));
}
