import { DEFAULT_ENV, readEnvFile as readFile } from '../src/env-file.ts';

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

export { DEFAULT_ENV };

/** The settings in a file; undefined when there is no such file. Rejects when it cannot be read. */
export async function readEnvFile(path: string): Promise<NodeJS.Dict<string> | undefined> {
  const file = readFile(path);
  if (file.outcome === 'closed') throw new Error(`${path} is closed to this user (${file.code}).`);
  return file.outcome === 'read' ? file.values : undefined;
}
