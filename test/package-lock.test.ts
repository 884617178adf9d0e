import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

interface Locked {
  readonly gypfile?: boolean;
}

describe('package-lock.json', () => {
  /**
   * npm before 11 compiles every package with a binding.gyp and no script of its own, which needs Python, a compiler
   * and the headers of Node; `gypfile: false` stops it. `npm install` writes the file without that line.
   */
  it('lets no npm compile a package that brings its binaries', async () => {
    const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
      packages: Readonly<Record<string, Locked>>;
    };
    const compiled: string[] = [];
    for (const [path, { gypfile }] of Object.entries(packages)) {
      if (path === '' || gypfile === false || !existsSync(`${path}/binding.gyp`)) continue;
      const { scripts = {} } = JSON.parse(await readFile(`${path}/package.json`, 'utf8')) as {
        scripts?: Readonly<Record<string, string>>;
      };
      if (scripts['install'] === undefined && scripts['preinstall'] === undefined) compiled.push(path);
    }
    assert.deepEqual(compiled, [], 'add "gypfile": false to these in package-lock.json');
  });
});
