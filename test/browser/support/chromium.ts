import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the system's Chromium without a window: CHROMIUM_PATH, /usr/bin/chromium, or the first on the PATH.
 * @throws when there is none, with the way to install it.
 */
export function launchChromium(env: NodeJS.ProcessEnv): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(env),
    args: [
      '--headless',
      // Chromium's own sandbox needs rights that containers do not have; it opens pages of this machine only.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function findChromium(env: NodeJS.ProcessEnv): string {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(delimiter)];
  const found = folders.map((folder) => join(folder, 'chromium')).find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need Chromium. Install it with "apt-get update && apt-get install -y chromium", or set CHROMIUM_PATH to it.',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
