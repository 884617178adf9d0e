import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The part of esbuild's build options and result that is used. */
export interface BuildOptions {
  readonly [name: string]: unknown;
  readonly plugins: readonly Plugin[];
}

export interface Plugin {
  readonly name: string;
  setup(build: {
    onLoad(
      filter: { filter: RegExp },
      load: (file: { path: string }) => { contents: string; loader: 'ts' },
    ): void;
  }): void;
}

export interface BuildResult {
  readonly outputFiles: readonly { readonly path: string; readonly contents: Uint8Array }[];
  readonly metafile: {
    readonly outputs: {
      readonly [path: string]: {
        readonly inputs: { readonly [path: string]: unknown };
        readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
      };
    };
  };
}

interface Esbuild {
  build(options: BuildOptions): Promise<BuildResult>;
}

interface Fflate {
  zipSync(files: Record<string, Uint8Array>, options: { mtime: Date; level: 9 }): Uint8Array;
  unzipSync(zip: Uint8Array): Record<string, Uint8Array>;
}

/** These packages are in scripts/bundle/tools, apart from the bot's own, which needs none of them to run. */
const fromTools = createRequire(new URL('tools/package.json', import.meta.url));

/** Says what to run when the tools are not installed, and nothing when they are. */
export function missingTools(): readonly string[] {
  const installed = existsSync(new URL('tools/node_modules', import.meta.url));
  return installed
    ? []
    : ['The packaging tools are not installed: run npm --prefix scripts/bundle/tools ci.'];
}

export function build(options: BuildOptions): Promise<BuildResult> {
  // The package's own types are not there when the bot alone is installed.
  const { build: run } = fromTools('esbuild') as Esbuild;
  return run(options);
}

/** The same files give the same bytes, so that two builds can be compared. */
export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { zipSync } = fromTools('fflate') as Fflate;
  return zipSync({ ...files }, { mtime: new Date('1980-01-02T00:00:00Z'), level: 9 });
}

/** The files of a zip by name. */
export function unzip(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const { unzipSync } = fromTools('fflate') as Fflate;
  return unzipSync(bytes);
}

/** Node's own punycode warns on every start; the package of the same name does not. */
export function punycodePath(): string {
  return fromTools.resolve('punycode/');
}
