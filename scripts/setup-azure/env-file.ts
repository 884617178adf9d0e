import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The text of a settings file with these values in it. A variable that is there gets the new value where it stands, one
 * that is there as a comment (`# NAME=...`) takes its place, others come at the end. Nothing is taken away. Pure.
 */
export function withSettings(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((left, [name, value]) => {
    const line = `${name}=${value}`;
    for (const pattern of [new RegExp(`^${name}=.*$`, 'm'), new RegExp(`^# ${name}=.*$`, 'm')]) {
      if (pattern.test(left)) return left.replace(pattern, () => line);
    }
    return `${left}${left === '' || left.endsWith('\n') ? '' : '\n'}${line}\n`;
  }, text);
}

/** Writes settings into a file for its owner alone; a new one begins as a copy of the example. */
export async function writeSettings(file: string, values: Readonly<Record<string, string>>): Promise<void> {
  const before = await textOf(file, () => readFile('env/.env.example', 'utf8'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, withSettings(before, values), { mode: 0o600 });
  await chmod(file, 0o600);
}

async function textOf(file: string, otherwise: () => Promise<string>): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise();
    throw error;
  }
}
