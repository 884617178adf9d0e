import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { buildPackage } from '../manifest/build.ts';
import { packageFiles } from '../manifest/files.ts';
import { checkAgainstSchema, missingTools, zipPackage } from '../manifest/microsoft.ts';
import { checkPackage } from '../manifest/rules.ts';
import { readSettings } from '../manifest/settings.ts';
import { readSource } from '../manifest/source.ts';
import about from '../package.json' with { type: 'json' };

const USAGE = `Writes the Teams app package that people upload.

  npm run package:teams -- [--env env/.env] [--out dist/token-warden.zip]

Settings come from the environment, then from the file given by --env.
`;

const DEFAULT_ENV = 'env/.env';

process.exitCode = await main(process.argv.slice(2));

/** Returns the exit code: 0 written, 1 something to put right, 2 a wrong option. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) return 2;
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const file = await readEnvFile(options.env);
  if (file === undefined)
    return refuse([`The file ${options.env} does not exist.`], 'Name another with --env.');
  const env = { ...file, ...process.env };
  const read = readSettings(env, { version: about.version });
  if (!read.ok) return refuse(read.problems, `Set them in ${options.env} or in the environment.`);

  const missing = missingTools();
  if (missing.length > 0) return refuse(missing, 'Nothing was written.');

  const source = await readSource();
  const complete = buildPackage(source, read.settings);
  const problems = [...checkPackage(complete, source.commands), ...(await checkAgainstSchema(complete))];
  if (problems.length > 0) return refuse(problems, 'Nothing was written.');

  const files = packageFiles(complete);
  const zip = zipPackage(files);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, zip);
  process.stdout.write(
    `Wrote ${options.out} (${zip.length} bytes): ${Object.keys(files).join(', ')}.\n` +
      `${complete.manifest.version}, manifest schema ${complete.manifest.manifestVersion}, valid. ` +
      'Upload it in Teams under Apps > Manage your apps > Upload an app.\n',
  );
  return 0;
}

function readOptions(args: string[]): { help: boolean; env: string; out: string } | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', default: false },
        env: { type: 'string', default: DEFAULT_ENV },
        out: { type: 'string', default: 'dist/token-warden.zip' },
      },
    });
    return values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return undefined;
  }
}

/** The default file may be missing, because everything can come from the environment; one asked for may not. */
async function readEnvFile(path: string): Promise<NodeJS.Dict<string> | undefined> {
  try {
    return parseEnv(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    return path === DEFAULT_ENV ? {} : undefined;
  }
}

function refuse(problems: readonly string[], advice: string): number {
  process.stderr.write(`${problems.map((problem) => `- ${problem}`).join('\n')}\n${advice}\n`);
  return 1;
}
