import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type BuildResult, build, type Plugin, punycodePath } from './tools.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the program's files lie in the zip: as deep below its root as src/cards/ is, from where it looks for cards/. */
export const FOLDER = 'app/bundle';

/**
 * What packages try to load and do without when it is not there: tracing for restify, faster buffers for ws, old
 * encodings for node-fetch. None is installed with the bot either.
 */
const LEFT_OUT = ['dtrace-provider', 'bufferutil', 'utf-8-validate', 'encoding'];

/** CommonJS packages inside of an ES module: they ask for what only CommonJS has. */
const BANNER = [
  "import { createRequire as bundleRequire } from 'node:module';",
  'const require = bundleRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
].join('\n');

/** The bundler follows `require`, but not a function that was made by createRequire. */
const visibleRequire: Plugin = {
  name: 'visible-require',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('createRequire(import.meta.url)(', 'require('),
      loader: 'ts',
    }));
  },
};

export interface Bundle {
  /** By name below FOLDER. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The folders of the packages whose code is inside, from the root of the project, by name. */
  readonly packages: readonly string[];
}

/**
 * The bot and the doctor as a few JavaScript files that need no package. Names stay as they are, so that a stack in
 * the log can be read.
 *
 * @throws when something would be asked for that the zip does not have
 */
export async function bundleProgram(): Promise<Bundle> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: { main: 'src/main.ts', doctor: 'scripts/doctor/main.ts' },
    outdir: FOLDER,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.18',
    keepNames: true,
    legalComments: 'none',
    charset: 'utf8',
    external: LEFT_OUT,
    alias: { punycode: punycodePath() },
    banner: { js: BANNER },
    plugins: [visibleRequire],
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const strangers = externals(result).filter((name) => !isBuiltin(name) && !LEFT_OUT.includes(name));
  if (strangers.length > 0) throw new Error(`The bundle would need ${strangers.join(', ')}.`);
  return { files: named(result), packages: packagesIn(result) };
}

function externals({ metafile }: BuildResult): string[] {
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))];
}

function named({ outputFiles }: BuildResult): Record<string, Uint8Array> {
  const name = (path: string) => path.replaceAll('\\', '/').split(`${FOLDER}/`).at(-1) ?? path;
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [name(path), contents]));
}

function packagesIn({ metafile }: BuildResult): string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}
