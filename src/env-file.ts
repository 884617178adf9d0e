import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Where settings are looked for beside the environment, from the folder the program is started in. */
export const DEFAULT_ENV = 'env/.env';

export type EnvFile =
  | { readonly outcome: 'read'; readonly values: NodeJS.Dict<string> }
  | { readonly outcome: 'absent' }
  /** It is there and closed to this user, as when a service manager reads it for the bot. */
  | { readonly outcome: 'closed'; readonly code: string };

/**
 * Reads a settings file.
 * @throws when it is there, open, and cannot be read all the same, such as a folder
 */
export function readEnvFile(path: string): EnvFile {
  try {
    return { outcome: 'read', values: parseEnv(readFileSync(path, 'utf8')) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { outcome: 'absent' };
    if (code === 'EACCES' || code === 'EPERM') return { outcome: 'closed', code };
    throw error;
  }
}
