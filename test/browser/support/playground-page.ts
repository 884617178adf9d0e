import type { Browser, Locator, Page } from 'playwright-core';

/** The playground's page, in the words of somebody who uses it. */
export interface PlaygroundPage {
  readonly page: Page;
  openPersonalChat(): Promise<void>;
  openChannel(name: string): Promise<void>;
  /** Types into the chat that is open and sends it. */
  say(text: string): Promise<void>;
  /** Starts a new post in the open channel that mentions the bot. */
  postToBot(text: string): Promise<void>;
  /** The newest card with this text; waits for it. */
  card(text: string | RegExp): Promise<Locator>;
  close(): Promise<void>;
}

const BOT_NAME = 'Token Warden';

/**
 * Opens the playground in a browser context of its own. Only this machine is reachable from it: the fonts that
 * the playground would fetch from elsewhere must not decide how long a test takes.
 */
export async function openPlayground(
  browser: Browser,
  url: string,
  viewport = { width: 1280, height: 1500 },
): Promise<PlaygroundPage> {
  const context = await browser.newContext({ viewport });
  await context.route(
    (address) => address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Hide log panel' }).click();

  return {
    page,
    async openPersonalChat() {
      await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    },
    async openChannel(name) {
      await page.getByRole('treeitem', { name }).click();
    },
    async say(text) {
      await page.getByRole('textbox').last().pressSequentially(text);
      await page.getByRole('button', { name: 'Send Message' }).last().click();
    },
    async postToBot(text) {
      const post = page.getByRole('textbox').first();
      await post.pressSequentially('@Tok');
      await page.getByRole('menuitem', { name: BOT_NAME }).click();
      await post.pressSequentially(` ${text}`);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
    },
    async card(text) {
      const card = page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
      await card.waitFor({ timeout: 50_000 });
      return card;
    },
    close: () => context.close(),
  };
}
