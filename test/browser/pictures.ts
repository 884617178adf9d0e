/**
 * Takes the pictures of docs/images: the cards a newcomer wants to see, in light and in dark, drawn by Microsoft's
 * renderer. `npm run pictures`; it needs Chromium, as the browser tests do.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cardsPage } from '../../scripts/cards-page.ts';
import { launchChromium } from './support/chromium.ts';

const IMAGES = new URL('../../docs/images/', import.meta.url);
const PAGE = new URL('../output/pictures.html', import.meta.url);

/** Pictures by name, each of one of the sample cards. */
const PICTURES = {
  status: 'status-seven',
  reminder: 'reminder-push-offers',
  'wrong-renewal': 'reminder-push-wrong-renewal',
  green: 'reminder-push-renewed',
} as const;

const WIDTH = 600;

await mkdir(IMAGES, { recursive: true });
await mkdir(new URL('.', PAGE), { recursive: true });
await writeFile(PAGE, cardsPage());
const browser = await launchChromium(process.env);
try {
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage({
      viewport: { width: WIDTH + 80, height: 1200 },
      deviceScaleFactor: 2,
    });
    await page.goto(`${pathToFileURL(fileURLToPath(PAGE))}#language=en&theme=${theme}&width=${WIDTH}`);
    for (const [name, card] of Object.entries(PICTURES)) {
      const file = fileURLToPath(new URL(`${name}-${theme}.png`, IMAGES));
      await page.locator(`[data-card="${card}"]`).screenshot({ path: file });
      process.stdout.write(`${file}\n`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await rm(PAGE);
}
