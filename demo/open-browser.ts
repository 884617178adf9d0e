import { spawn } from 'node:child_process';

/**
 * Opens the address in the person's browser where there is one. A machine without a screen, CI, or
 * BROWSER=none is no error: then nothing is opened.
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  const command = opener(env, platform);
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true, windowsHide: true });
  child.once('error', () => console.log('  (No browser could be opened; open the address by hand.)\n'));
  child.unref();
}

/** The program that opens an address, or undefined where there is no browser to be expected. */
export function opener(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): [string, ...string[]] | undefined {
  if (env['CI'] || env['BROWSER'] === 'none') return undefined;
  if (platform === 'darwin') return ['open'];
  // `start` is a word of the shell; its first quoted argument would be the title of a window.
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}
