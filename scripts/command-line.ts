import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/** The options of a command, or how it ends without doing anything. */
export type Arguments<T> = { readonly options: T } | { readonly exitCode: 0 | 2 };

/**
 * Reads a command's options. `--help` prints the usage and ends with 0, a wrong option prints what is wrong with
 * it and ends with 2.
 */
export function readArguments<T extends { readonly help: boolean }>(
  usage: string,
  parse: () => T,
): Arguments<T> {
  try {
    const options = parse();
    if (!options.help) return { options };
    process.stdout.write(usage);
    return { exitCode: 0 };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return { exitCode: 2 };
  }
}

/** Where a command looks for settings unless it is told otherwise; everything can come from the environment too. */
export const DEFAULT_ENV = 'env/.env';

/** The settings in a file; undefined when there is no such file. Rejects when it cannot be read. */
export async function readEnvFile(path: string): Promise<NodeJS.Dict<string> | undefined> {
  try {
    return parseEnv(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
