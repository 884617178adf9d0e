import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Manifest, TeamsPackage } from './manifest.ts';
import { parseSchemaError, type SchemaError, schemaSentence } from './schema-errors.ts';

/** The one function used of @microsoft/app-manifest. */
interface ManifestTools {
  readonly AppManifestUtils: { validateAgainstSchema(manifest: unknown): Promise<string[]> };
}

interface Validate {
  (value: unknown): boolean;
  errors?: readonly { instancePath: string; message?: string; params: Record<string, unknown> }[] | null;
}

type Ajv = new (options: Readonly<Record<string, unknown>>) => { compile(schema: unknown): Validate };

interface Zip {
  zipSync(files: Record<string, Uint8Array>, options: { mtime: Date }): Uint8Array;
  unzipSync(zip: Uint8Array): Record<string, Uint8Array>;
}

/** These packages are in manifest/tools, apart from the bot's own, which needs none of them to run. */
const fromTools = createRequire(new URL('tools/package.json', import.meta.url));

/** Says what to run when manifest/tools is not installed, and nothing when it is. */
export function missingTools(): readonly string[] {
  const installed = existsSync(new URL('tools/node_modules', import.meta.url));
  return installed ? [] : ['The packaging tools are not installed: run npm --prefix manifest/tools ci.'];
}

/**
 * Checks a package against Microsoft's JSON schemas. The schemas are inside @microsoft/app-manifest, so that nothing
 * is fetched.
 *
 * @returns one sentence for each error; none for a good package
 */
export async function checkAgainstSchema(checked: TeamsPackage): Promise<readonly string[]> {
  // The package's own types are not there when the bot alone is installed; only this one function is used.
  const { AppManifestUtils } = load('@microsoft/app-manifest') as ManifestTools;
  const lines = await AppManifestUtils.validateAgainstSchema(checked.manifest);
  const problems = lines.map((line) => schemaSentence('manifest.json', parseSchemaError(line)));
  const validate = await languageValidator(checked.manifest);
  for (const [file, strings] of Object.entries(checked.languages)) {
    if (validate(strings)) continue;
    const errors = (validate.errors ?? []).map(toSchemaError);
    problems.push(...errors.map((error) => schemaSentence(file, error)));
  }
  return problems;
}

/** Writes the uploadable zip. The same package gives the same bytes, so that two builds can be compared. */
export function zipPackage(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const { zipSync } = load('fflate') as Zip;
  return zipSync({ ...files }, { mtime: new Date('1980-01-02T00:00:00Z') });
}

/** The files of a zip by name. */
export function unzipPackage(zip: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const { unzipSync } = load('fflate') as Zip;
  return unzipSync(zip);
}

/**
 * The language schema is in the package, but its own function cannot compile it: the regular expressions are not
 * valid with the unicode flag that ajv sets.
 */
async function languageValidator(manifest: Manifest): Promise<Validate> {
  const root = fromTools.resolve('@microsoft/app-manifest');
  const schema = new URL(
    `json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.Localization.schema.json`,
    `file://${root}`,
  );
  const { default: Draft4 } = load('ajv-draft-04') as { default: Ajv };
  const ajv = new Draft4({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
  return ajv.compile(JSON.parse(await readFile(schema, 'utf8')));
}

function toSchemaError(error: NonNullable<Validate['errors']>[number]): SchemaError {
  return { path: error.instancePath, message: error.message ?? 'is not valid', params: error.params };
}

function load(name: string): unknown {
  return fromTools(name);
}
