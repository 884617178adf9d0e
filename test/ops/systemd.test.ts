import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapted, snippet } from './support/docs.ts';
import { run } from './support/programs.ts';

describe('the unit file of docs/deploy.md, by systemd-analyze', () => {
  let folder: string;
  let unit: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unit-'));
    unit = join(folder, 'token-warden.service');
    // verify asks whether the program is there; where Node lies differs from machine to machine.
    await writeFile(
      unit,
      adapted(snippet('docs/deploy.md', 'ini', '[Service]'), { '/usr/bin/node': process.execPath }),
    );
  });
  after(() => rm(folder, { recursive: true }));

  it('is a unit, without a word systemd does not know', async () => {
    const { code, said } = await run('systemd-analyze', ['verify', '--man=no', unit]);
    // It also tells of other units of this machine.
    const about = said.split('\n').filter((line) => line.includes('token-warden'));
    assert.deepEqual([code, about], [0, []], said);
  });

  it('lets the bot do little', async () => {
    const args = ['security', '--offline=true', '--no-pager', '--threshold=35', unit];
    const { code, said } = await run('systemd-analyze', args);
    assert.equal(code, 0, said.split('\n').at(-1));
  });
});
