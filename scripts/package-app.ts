import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appFiles } from './bundle/app-files.ts';
import { missingTools, zip } from './bundle/tools.ts';
import { readArguments } from './command-line.ts';

const USAGE = `Writes the bot as one zip that runs with plain node in an empty folder.

  npm run package:app -- [--out dist/token-warden-app.zip]
`;

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 written, 1 something to put right, 2 a wrong option. */
async function main(args: string[]): Promise<number> {
  const read = readArguments(USAGE, () => {
    const out = { type: 'string', default: 'dist/token-warden-app.zip' } as const;
    return parseArgs({ args, options: { help: { type: 'boolean', default: false }, out } }).values;
  });
  if ('exitCode' in read) return read.exitCode;
  const { options } = read;
  const missing = missingTools();
  if (missing.length > 0) {
    process.stderr.write(`${missing.join('\n')}\n`);
    return 1;
  }
  const out = resolve(options.out);
  // Everything that goes in is named from the root of the project.
  process.chdir(fileURLToPath(new URL('../', import.meta.url)));
  const files = await appFiles();
  const bytes = zip(files);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, bytes);
  const size = (bytes.length / 1_000_000).toFixed(1);
  process.stdout.write(
    `Wrote ${options.out} (${size} MB, ${Object.keys(files).length} files). ` +
      'Unzip it anywhere; README.txt in it says how to start.\n',
  );
  return 0;
}
