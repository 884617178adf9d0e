import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipPackage } from '../../manifest/microsoft.ts';
import { GOOD_VARIABLES } from '../manifest/sample.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the script as npm does, with nothing in the environment but what is given. */
function packageTeams(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'], ...env } };
    execFile(process.execPath, ['scripts/package-teams.ts', ...args], options, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run package:teams', () => {
  let folder: string;
  let zip: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'package-teams-'));
    zip = join(folder, 'out', 'app.zip');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('writes the same zip twice, with the settings of the file', async () => {
    const file = join(folder, '.env');
    const lines = Object.entries({ ...GOOD_VARIABLES, MANIFEST_NAME: '"Apple Watchman"' });
    await writeFile(file, lines.map(([name, value]) => `${name}=${value}`).join('\n'));
    const run = await packageTeams(['--env', file, '--out', zip]);
    assert.deepEqual([run.code, run.err], [0, '']);
    assert.match(
      run.out,
      /^Wrote .*app\.zip \(\d+ bytes\): manifest\.json, de\.json, color\.png, outline\.png\.\n/,
    );
    assert.ok(run.out.includes(`\nSettings: ${file} and the environment.\n`), run.out);

    const first = await readFile(zip);
    const files = unzipPackage(first);
    assert.deepEqual(Object.keys(files), ['manifest.json', 'de.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
    assert.equal(manifest.name.short, 'Apple Watchman');
    assert.equal(manifest.bots[0].botId, GOOD_VARIABLES['BOT_ID']);
    assert.deepEqual(Buffer.from(files['color.png'] ?? []), await readFile('manifest/icons/color.png'));

    await packageTeams(['--env', file, '--out', zip]);
    assert.deepEqual(await readFile(zip), first);
  });

  it('lets the environment win over the file', async () => {
    const file = join(folder, '.env');
    await writeFile(file, 'BOT_ID=wrong\nMANIFEST_VERSION=3.2.1\n');
    const run = await packageTeams(['--env', file, '--out', zip], { ...GOOD_VARIABLES });
    assert.equal(run.err, '');
    const files = unzipPackage(await readFile(zip));
    assert.equal(JSON.parse(new TextDecoder().decode(files['manifest.json'])).version, '3.2.1');
  });

  it('says in a sentence what is wrong, and writes nothing', async () => {
    const run = await packageTeams(['--out', zip], { ...GOOD_VARIABLES, MANIFEST_ACCENT_COLOR: 'navy' });
    assert.deepEqual(run, {
      code: 1,
      out: '',
      err:
        '- MANIFEST_ACCENT_COLOR is "navy": it must be a colour as # and six hex digits, such as #1F3D66.\n' +
        'Set them in env/.env or in the environment.\n',
    });
    await assert.rejects(access(zip), { code: 'ENOENT' });
  });

  it('says in a sentence that the file is missing', async () => {
    const file = join(folder, 'none');
    const run = await packageTeams(['--env', file, '--out', zip], GOOD_VARIABLES);
    assert.deepEqual(run, {
      code: 1,
      out: '',
      err: `- The file ${file} does not exist.\nName another with --env.\n`,
    });
  });

  it('shows how to call it for an option it does not know', async () => {
    const run = await packageTeams(['--output', zip]);
    assert.equal(run.code, 2);
    assert.match(run.err, /Unknown option '--output'/);
    assert.match(run.err, /npm run package:teams -- \[--env/);
  });
});
