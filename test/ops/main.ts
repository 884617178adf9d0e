import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { TOOLS, versionOf } from './tools.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

process.exitCode = await main(process.env['CI'] === 'true');

/**
 * Says which tools are there, and runs the tests of those. A missing one is only said on a person's machine; in CI,
 * which installs them all, it is a failure. Returns the exit code.
 */
async function main(strict: boolean): Promise<number> {
  const found = TOOLS.map((tool) => ({ tool, version: versionOf(tool) }));
  for (const { tool, version } of found) {
    say(`${tool.command.padEnd(16)} ${version ?? `missing: apt-get install ${tool.debian}`}`);
  }
  const missing = found.filter(({ version }) => version === undefined).map(({ tool }) => tool);
  const without = new Set(missing.flatMap(({ tests }) => tests));
  const tests = [...new Set(TOOLS.flatMap((tool) => tool.tests))].filter((test) => !without.has(test));
  if (without.size > 0) say(`\nNot checked for want of a tool: ${[...without].join(', ')}.`);
  if (tests.length === 0) return strict ? 1 : 0;
  const status = await mocha(tests);
  return status !== 0 || (strict && missing.length > 0) ? 1 : 0;
}

async function mocha(tests: readonly string[]): Promise<number> {
  const files = tests.map((test) => `test/ops/${test}.test.ts`);
  const args = ['node_modules/mocha/bin/mocha.js', '--config', 'test/ops/.mocharc.json', ...files];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
