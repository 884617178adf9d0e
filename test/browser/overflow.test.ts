/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { cardsPage } from '../../scripts/cards-page.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { launchChromium } from './support/chromium.ts';

/** As narrow as a phone. */
const WIDTH = 320;

describe(`every card at ${WIDTH} px`, () => {
  let browser: Browser;
  let folder: string;
  let file: string;
  before(async () => {
    browser = await launchChromium(process.env);
    folder = await mkdtemp(path.join(tmpdir(), 'cards-'));
    file = path.join(folder, 'cards.html');
    await writeFile(file, cardsPage());
  });
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  for (const language of LANGUAGES) {
    it(`stays inside its frame in ${language}, folded and unfolded`, async () => {
      for (const folded of ['', '&open']) {
        const page = await browser.newPage({ viewport: { width: 400, height: 900 } });
        await page.goto(`${pathToFileURL(file)}#language=${language}&theme=light&width=${WIDTH}${folded}`);
        const { cards, outside } = await page.evaluate(findOutside);
        await page.close();
        assert.ok(cards > 100, `${cards} cards were drawn`);
        assert.deepEqual(outside, []);
      }
    });
  }
});

/** Runs in the page: what reaches beyond the right edge of its card, by the card's name and its text. */
function findOutside(): { cards: number; outside: { card: string; text: string }[] } {
  const frames = [...document.querySelectorAll<HTMLElement>('.card')];
  const outside = frames.flatMap((frame) => {
    const edge = frame.getBoundingClientRect().right + 0.5;
    return [...frame.querySelectorAll<HTMLElement>('*')]
      .filter((part) => part.getBoundingClientRect().right > edge || part.scrollWidth > part.offsetWidth + 1)
      .map((part) => ({ card: frame.dataset['card'] ?? '', text: part.textContent.slice(0, 80) }));
  });
  return { cards: frames.length, outside };
}
