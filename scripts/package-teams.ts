import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from '../manifest/build.ts';
import { packageFiles } from '../manifest/files.ts';
import { checkAgainstSchema, missingTools, zipPackage } from '../manifest/microsoft.ts';
import { checkPackage } from '../manifest/rules.ts';
import { readSettings } from '../manifest/settings.ts';
import { readSource } from '../manifest/source.ts';
import about from '../package.json' with { type: 'json' };
import { DEFAULT_ENV, readArguments, readEnvFile } from './command-line.ts';

const USAGE = `Writes the Teams app package that people upload.

  npm run package:teams -- [--env env/.env] [--out dist/token-warden.zip]

Settings come from the environment, then from the file given by --env.
`;

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 written, 1 something to put right, 2 a wrong option. */
async function main(args: string[]): Promise<number> {
  const wanted = readArguments(USAGE, () => {
    const env = { type: 'string', default: DEFAULT_ENV } as const;
    const out = { type: 'string', default: 'dist/token-warden.zip' } as const;
    return parseArgs({ args, options: { help: { type: 'boolean', default: false }, env, out } }).values;
  });
  if ('exitCode' in wanted) return wanted.exitCode;
  const { options } = wanted;
  const file = await readEnvFile(options.env);
  if (file === undefined && options.env !== DEFAULT_ENV)
    return refuse([`The file ${options.env} does not exist.`], 'Name another with --env.');
  const env = { ...file, ...process.env };
  const read = readSettings(env, { version: about.version });
  if (!read.ok) return refuse(read.problems, `Set them in ${options.env} or in the environment.`);

  const missing = missingTools();
  if (missing.length > 0) return refuse(missing, 'Nothing was written.');

  const source = await readSource();
  const complete = buildPackage(source, read.settings);
  const problems = [...checkPackage(complete), ...(await checkAgainstSchema(complete))];
  if (problems.length > 0) return refuse(problems, 'Nothing was written.');

  const files = packageFiles(complete);
  const zip = zipPackage(files);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, zip);
  process.stdout.write(
    `Wrote ${options.out} (${zip.length} bytes): ${Object.keys(files).join(', ')}.\n` +
      `Settings: ${file === undefined ? 'the environment' : `${options.env} and the environment`}.\n` +
      `${complete.manifest.version}, manifest schema ${complete.manifest.manifestVersion}, valid. ` +
      'Upload it in Teams under Apps > Manage your apps > Upload an app.\n',
  );
  return 0;
}

function refuse(problems: readonly string[], advice: string): number {
  process.stderr.write(`${problems.map((problem) => `- ${problem}`).join('\n')}\n${advice}\n`);
  return 1;
}
