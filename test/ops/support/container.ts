import { type Running, run, start } from './programs.ts';

export interface ContainerOptions {
  /** Where the image's files are. */
  readonly root: string;
  /** The one folder it may write to, and where it sees it. */
  readonly volume: { readonly from: string; readonly to: string };
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface Container extends Running {
  /** Runs a command inside, as the health check does, and gives its exit code. */
  exec(args: readonly string[]): Promise<number | null>;
}

/** Each step takes the place of the one before, so that signals reach the bot. $1 root, $2 volume, $3 its place. */
const ENTER = [
  'set -e',
  'mount --bind "$1" "$1"',
  'mkdir -p "$1/proc" "$1/dev" "$1$3"',
  'mount -t proc proc "$1/proc"',
  'mount --rbind /dev "$1/dev"',
  'mount --bind "$2" "$1$3"',
  'mount -o remount,bind,ro "$1"',
  'root=$1; shift 3',
  'cd "$root/app"',
  `exec /usr/sbin/chroot --userspec=1000:1000 "$root" /bin/sh -c 'cd /app; exec "$@"' - "$@"`,
].join('\n');

/**
 * Runs an image's files as `docker run --read-only --user 1000:1000` does: a root that cannot be written, an ordinary
 * user without a capability. Made of util-linux, because crun refuses machines whose control groups are of both kinds.
 * The network is this machine's, so that the bot reaches the simulated tenant on loopback.
 */
export function startContainer({ root, volume, args, env }: ContainerOptions): Container {
  const enter = ['--mount', '--propagation', 'private', 'sh', '-c', ENTER, '-', root, volume.from, volume.to];
  const running = start('unshare', [...enter, ...args], env);
  const inside = ['--target', String(running.pid), '--mount', `--root=/proc/${running.pid}/root`];
  return {
    ...running,
    exec: async (command) =>
      (await run('nsenter', [...inside, '--setuid', '1000', '--setgid', '1000', ...command], { env })).code,
  };
}
