import { buildPackage, type PackageSource } from '../../manifest/build.ts';
import type { TeamsPackage } from '../../manifest/manifest.ts';
import { readSettings } from '../../manifest/settings.ts';
import { readSource } from '../../manifest/source.ts';

/** The variables of a good package; a test changes the one it is about. */
export const GOOD_VARIABLES: Readonly<Record<string, string>> = {
  BOT_ID: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e',
  MANIFEST_WEBSITE_URL: 'https://intranet.contoso.com/token-warden',
};

/** The real manifest source, filled with good variables. */
export async function goodPackage(change: Partial<PackageSource> = {}): Promise<TeamsPackage> {
  const read = readSettings(GOOD_VARIABLES, { version: '1.2.3' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return buildPackage({ ...(await readSource()), ...change }, read.settings);
}
