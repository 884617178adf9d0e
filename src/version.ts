import { readFileSync } from 'node:fs';
import { z } from 'zod';

const about = z.object({ version: z.string() });

/** The version in the package.json above this folder. Throws when there is none. */
export function readVersion(): string {
  return about.parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version;
}
