import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSettings } from '../../manifest/settings.ts';
import about from '../../package.json' with { type: 'json' };
import { unzip } from '../bundle/tools.ts';
import { DEFAULT_ENV, readArguments, readEnvFile } from '../command-line.ts';

const USAGE = `Writes everything of a release into one folder.

  npm run release -- [--out dist] [--env env/.env]

The bot as a zip, its licences, an SBOM (CycloneDX) of what the lockfile installs, and the Teams package when the
settings it needs are there.
`;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOTICES = 'THIRD-PARTY-NOTICES.txt';

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 written, 1 something to put right, 2 a wrong option. */
async function main(args: string[]): Promise<number> {
  const read = readArguments(USAGE, () => {
    const out = { type: 'string', default: 'dist' } as const;
    const env = { type: 'string', default: DEFAULT_ENV } as const;
    return parseArgs({ args, options: { help: { type: 'boolean', default: false }, out, env } }).values;
  });
  if ('exitCode' in read) return read.exitCode;
  const out = resolve(read.options.out);
  const env = resolve(read.options.env);
  await mkdir(out, { recursive: true });
  const app = join(out, 'token-warden-app.zip');
  const bundled = await node(['scripts/package-app.ts', '--out', app]);
  if (bundled !== 0) return bundled;
  const notices = unzip(await readFile(app))[NOTICES];
  if (notices === undefined) throw new Error(`${app} has no ${NOTICES}.`);
  await writeFile(join(out, NOTICES), notices);
  await writeFile(join(out, 'token-warden.cdx.json'), await sbom());
  process.stdout.write(`Wrote ${join(read.options.out, 'token-warden.cdx.json')} and ${NOTICES}.\n`);
  return teamsPackage(env, out);
}

async function teamsPackage(env: string, out: string): Promise<number> {
  const settings = readSettings({ ...(await readEnvFile(env)), ...process.env }, { version: about.version });
  if (!settings.ok) {
    process.stdout.write(`The Teams package was left out: ${settings.problems.join(' ')}\n`);
    return 0;
  }
  return node(['scripts/package-teams.ts', '--env', env, '--out', join(out, 'token-warden.zip')]);
}

/** The bill of materials that npm itself makes from the lockfile, without the packages of development. */
async function sbom(): Promise<string> {
  const npm = process.env['npm_execpath'];
  const args = [
    'sbom',
    '--package-lock-only',
    '--omit=dev',
    '--sbom-format=cyclonedx',
    '--sbom-type=application',
  ];
  // Started by npm, its own program is known; a shell would be needed on Windows otherwise.
  const command = npm === undefined ? ['npm', ...args] : [process.execPath, npm, ...args];
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`npm sbom ended with code ${code}.`);
  const bom = JSON.parse(said);
  // npm names the program after the folder it lies in.
  Object.assign(bom.metadata.component, { name: about.name, version: about.version });
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

async function node(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}
