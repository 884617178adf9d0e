import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import about from '../../package.json' with { type: 'json' };
import { bundleProgram, FOLDER } from './bundle.ts';
import { noticesOf } from './notices.ts';

const PREBUILDS = 'node_modules/better-sqlite3/prebuilds';

/** Every file of the zip by its name in it. Paths are taken from the root of the project. */
export async function appFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const bundle = await bundleProgram();
  return {
    'main.js': text(starter('main', '.')),
    'doctor.js': text(starter('doctor', '.')),
    // The command that infra/azuredeploy.json starts the bot with, whichever way it was packed.
    'src/main.ts': text(starter('main', '..')),
    'package.json': text(rootPackage()),
    'README.txt': text(README),
    LICENSE: await readFile('LICENSE'),
    'THIRD-PARTY-NOTICES.txt': text(await noticesOf(bundle.packages)),
    'env/.env.example': await readFile('env/.env.example'),
    ...(await folder('cards', 'cards', (name) => name.endsWith('.json') && !name.endsWith('.sample.json'))),
    // src/version.ts reads the package.json above its folder; better-sqlite3 looks for prebuilds/ beside its own.
    'app/package.json': text(json({ name: about.name, version: about.version, type: 'module' })),
    ...within(FOLDER, bundle.files),
    ...(await folder(PREBUILDS, 'app/prebuilds', () => true)),
  };
}

/** Node keeps the compiled code in the folder for temporary files: the next start takes less time. */
function starter(entry: string, root: string): string {
  return [
    "import { enableCompileCache } from 'node:module';",
    '',
    'enableCompileCache();',
    `await import('${root}/${FOLDER}/${entry}.js');`,
    '',
  ].join('\n');
}

function rootPackage(): string {
  const { name, version, description, license, engines } = about;
  const scripts = { start: 'node --max-semi-space-size=8 main.js', doctor: 'node doctor.js' };
  return json({ name, version, private: true, description, license, type: 'module', engines, scripts });
}

const README = `Token Warden, ready to run with Node 22.18 or newer. Nothing has to be installed.

  cp env/.env.example env/.env     fill it in
  node doctor.js                   says what is missing, and what to do about it
  node main.js                     starts the bot; it reads env/.env too
`;

async function folder(
  from: string,
  to: string,
  wanted: (name: string) => boolean,
): Promise<Record<string, Uint8Array>> {
  const names = (await readdir(from)).filter(wanted).sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(from, name))] as const),
  );
  return within(to, Object.fromEntries(files));
}

function within(folderName: string, files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folderName}/${name}`, bytes]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
