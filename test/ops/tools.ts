import { spawnSync } from 'node:child_process';

/** A program that these tests let judge what the project ships. */
export interface Tool {
  readonly command: string;
  readonly version: readonly string[];
  /** The Debian package it comes in. */
  readonly debian: string;
  /** The tests that need it. */
  readonly tests: readonly string[];
}

export const TOOLS: readonly Tool[] = [
  { command: 'npm', version: ['--version'], debian: 'npm', tests: ['install'] },
  { command: 'az', version: ['version'], debian: 'azure-cli', tests: ['azure-cli'] },
  { command: 'promtool', version: ['--version'], debian: 'prometheus', tests: ['alerts', 'prometheus'] },
  { command: 'prometheus', version: ['--version'], debian: 'prometheus', tests: ['prometheus'] },
  { command: 'amtool', version: ['--version'], debian: 'prometheus-alertmanager', tests: ['alertmanager'] },
  { command: 'nginx', version: ['-v'], debian: 'nginx-light', tests: ['nginx'] },
  { command: 'caddy', version: ['version'], debian: 'caddy', tests: ['caddy'] },
  { command: 'systemd-analyze', version: ['--version'], debian: 'systemd', tests: ['systemd'] },
  { command: 'buildah', version: ['--version'], debian: 'buildah', tests: ['image'] },
  { command: 'nsenter', version: ['--version'], debian: 'util-linux', tests: ['image'] },
];

/** The version a tool says it has; undefined when it is not there. */
export function versionOf({ command, version }: Tool): string | undefined {
  const { error, stdout, stderr } = spawnSync(command, version, { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  return /\d+(?:\.\d+)+|\b\d+\b/.exec(`${stdout}${stderr}`)?.[0] ?? 'unknown version';
}
