import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { cardsPage } from '../../scripts/cards-page.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { launchChromium } from './support/chromium.ts';

const FOLDER = new URL('../output/sheets/', import.meta.url);
const PAGE = new URL('cards.html', FOLDER);

/** What stands on one sheet, by the beginnings of the names of its cards. */
const SHEETS = {
  status: ['status', 'pulse'],
  token: ['token', 'renew'],
  reminder: ['reminder'],
  others: [
    'accept',
    'choose',
    'claim',
    'did',
    'failure',
    'help',
    'history',
    'language',
    'looking',
    'no-such',
    'refused',
    'remind-here',
    'set-up',
    'snoozed',
    'sync',
    'upcoming',
    'version',
    'welcome',
    'where',
  ],
} as const;

/** Each card to look at, in each language and theme, wide and as narrow as a phone: pictures in test/output/sheets. */
describe('contact sheets', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium(process.env);
    await mkdir(FOLDER, { recursive: true });
    await writeFile(PAGE, cardsPage());
  });
  after(() => browser.close());

  for (const language of LANGUAGES)
    for (const theme of ['light', 'dark'])
      for (const width of [600, 320])
        it(`in ${language}, ${theme}, ${width} px`, async () => {
          for (const [name, starts] of Object.entries(SHEETS)) {
            const file = fileURLToPath(new URL(`${name}-${language}-${theme}-${width}.png`, FOLDER));
            const page = await browser.newPage({
              viewport: { width: width === 600 ? 1900 : 1740, height: 900 },
            });
            await page.goto(
              `${pathToFileURL(fileURLToPath(PAGE))}#sheet&language=${language}&theme=${theme}&width=${width}&only=${starts.join(',')}`,
            );
            assert.ok((await page.locator('.card').count()) > 0, `no card on the sheet ${name}`);
            await page.screenshot({ path: file, fullPage: true });
            await page.close();
            assert.ok((await readFile(file)).length > 10_000, `${file} is empty`);
          }
        });
});
