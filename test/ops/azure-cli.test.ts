import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AzMachine, azMachine, EMPTY_TENANT } from '../infra/az-machine.ts';
import { VARIANTS } from '../infra/variants.ts';
import { snippets } from './support/docs.ts';
import { run } from './support/programs.ts';

const DOCS = ['README.md', 'docs/deploy.md', 'docs/operations.md', 'infra/README.md'];

describe('command lines, by the parser of the real az', () => {
  let folder: string;
  let machine: AzMachine;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'az-config-'));
    machine = await azMachine();
  });
  after(async () => {
    await machine.close();
    await rm(folder, { recursive: true });
  });

  /** What az says against each line; az parses and does nothing. */
  async function refusals(lines: readonly (readonly string[])[]): Promise<readonly string[]> {
    const env = { ...process.env, AZURE_CONFIG_DIR: folder, AZURE_CORE_COLLECT_TELEMETRY: 'false' };
    const script = ['test/ops/support/az-parse.py'];
    const { code, said } = await run('/usr/bin/python3', script, { input: JSON.stringify(lines), env });
    assert.equal(code, 0, said);
    const answers: string[] = JSON.parse(said);
    assert.equal(answers.length, lines.length);
    return answers.flatMap((answer, index) =>
      answer === '' ? [] : [`az ${lines[index]?.join(' ')}\n  ${answer}`],
    );
  }

  it('refuses what is wrong, so that the other tests mean something', async () => {
    const wrong = [
      ['group', 'create', '--name', 'x', '--location', 'y', '--outptu', 'none'],
      ['bot', 'create', '--name', 'x'],
      ['deployment', 'group', 'craete'],
      ['storage', 'account', 'create', '--name', 'x', '--resource-group', 'y', '--sku', 'Nonsense'],
    ];
    assert.equal((await refusals(wrong)).length, wrong.length);
  });

  for (const [name, args] of Object.entries(VARIANTS)) {
    it(`takes every call of setup:azure: ${name}`, async () => {
      const values = args(join(machine.folder, name.replaceAll(' ', '-')));
      const ended = await machine.run(
        [process.execPath, 'scripts/setup-azure/main.ts', ...values],
        EMPTY_TENANT,
      );
      assert.equal(ended.code, 0, ended.err);
      const calls = await machine.calls();
      assert.ok(calls.length >= 10, String(calls.length));
      assert.deepEqual(await refusals(calls), []);
    });
  }

  it('takes every line of the documentation', async () => {
    const lines = DOCS.flatMap((file) =>
      snippets(file)
        .filter(({ language }) => language === 'sh')
        .flatMap(({ text }) => text.replaceAll(/\\\n\s*/g, '').split('\n')),
    );
    const calls = lines.flatMap((line) => {
      const call = /(?:^|&& )az (.*?)(?: +#.*)?$/.exec(line)?.[1];
      return call === undefined ? [] : [call.match(/'[^']*'|"[^"]*"|\S+/g)?.map(unquoted) ?? []];
    });
    assert.ok(calls.length >= 2, 'the documentation has calls of az');
    assert.deepEqual(await refusals(calls), []);
  });
});

function unquoted(word: string): string {
  return /^(['"]).*\1$/.test(word) ? word.slice(1, -1) : word;
}
