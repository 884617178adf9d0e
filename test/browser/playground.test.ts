import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../demo/start.ts';
import { DEMO_IDS } from '../../demo/tenant/demo-data.ts';
import { DAY } from '../../src/domain/instant.ts';
import { launchChromium } from './support/chromium.ts';
import { openPlayground, type PlaygroundPage } from './support/playground-page.ts';

const OUTPUT = fileURLToPath(new URL('../output/', import.meta.url));

describe('Token Warden in the Teams playground, driven by a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let teams: PlaygroundPage;

  before(async () => {
    await mkdir(OUTPUT, { recursive: true });
    browser = await launchChromium(process.env);
    demo = await startDemo({
      ports: { bot: 0, playground: 0, tenant: 0 },
      env: process.env,
      signal: AbortSignal.timeout(60_000),
    });
  });

  after(async () => {
    await demo?.stop();
    await browser?.close();
  });

  beforeEach(async () => {
    teams = await openPlayground(browser, demo.url);
  });

  afterEach(async function () {
    if (this.currentTest?.isFailed()) await shoot(teams.page, `failed-${this.currentTest.title}`);
    await teams.close();
  });

  // The playground adds the bot to a channel when it is opened for the first time: this comes before the others.
  it('introduces itself where it is added, and reminds there unasked', async () => {
    await teams.openChannel('Apple devices');
    await teams.card('Hello, I am Token Warden');
    await teams.card('Contoso Field');
    await shoot(teams.page, 'channel-0-unasked');
  });

  it('answers token status in a personal chat, opens a token and unfolds its renewal steps', async () => {
    await teams.openPersonalChat();
    await teams.say('token status');
    const status = await teams.card('Contoso Retail');
    assert.match((await status.textContent()) ?? '', /MDM push certificate/);
    await shoot(teams.page, 'personal-1-status');

    await unfold(status, 'Contoso Retail');
    const token = await teams.card('Apple Account');
    assert.match((await token.textContent()) ?? '', /Contoso Retail/);
    await shoot(teams.page, 'personal-2-token');

    const guard = token.getByText('Before you start');
    assert.equal(await guard.isVisible(), false, 'steps are folded until asked for');
    await token.getByRole('button', { name: 'Renewal steps' }).click();
    await guard.waitFor();
    await token.getByRole('button', { name: 'For support' }).scrollIntoViewIfNeeded();
    await shoot(teams.page, 'personal-3-steps');
  });

  it('answers a mention in a channel, in its thread, and its buttons work there', async () => {
    await teams.openChannel('Apple devices');
    await teams.postToBot('token status');
    const status = await teams.card('Contoso Retail');
    await shoot(teams.page, 'channel-1-status');
    await status.getByRole('button', { name: 'Contoso Field' }).click();
    const token = await teams.card('Apple Account');
    assert.match((await token.textContent()) ?? '', /Contoso Field/);
    await shoot(teams.page, 'channel-2-token');
  });

  it('sees a renewal made in the admin centre when asked to check now', async () => {
    await teams.openPersonalChat();
    await teams.say('token status');
    await teams.card('Contoso Retail');

    const admin = await teams.page.context().newPage();
    await admin.goto(demo.tenant.adminUrl);
    const row = admin.locator(`[id="vpp-${DEMO_IDS.retail}"]`);
    await shoot(admin, 'renewal-1-admin-before');
    await row.getByRole('button', { name: 'Renew', exact: true }).click();
    await row.getByText('in 365 days').or(row.getByText('365 days')).first().waitFor();
    await shoot(admin, 'renewal-2-admin-after');

    await teams.page.bringToFront();
    await teams.say('check now');
    await teams.card(/renewed/i);
    await shoot(teams.page, 'renewal-3-check-now');
  });

  it('reminds the channel by itself, takes a claim, and the card turns green by itself after the renewal', async () => {
    await teams.openChannel('Apple devices');
    demo.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.map((token) => (token.id === DEMO_IDS.hq ? { ...token, state: 'invalid' } : token)),
    }));
    const reminder = await teams.card(/Contoso HQ.*no longer valid/);
    await shoot(teams.page, 'reminder-1-arrived');

    await reminder.getByRole('button', { name: 'I’m on it' }).click();
    await teams.card(/Contoso HQ.*Alex Wilber/);
    await shoot(teams.page, 'reminder-2-claimed');

    const renewedAt = Date.now();
    demo.tenant.update((state) => ({
      ...state,
      vpp: state.vpp.map((token) =>
        token.id === DEMO_IDS.hq
          ? { ...token, state: 'valid', expiresAt: renewedAt + 365 * DAY, modifiedAt: renewedAt }
          : token,
      ),
    }));
    await teams.card(/Contoso HQ.*(renewed|fine)/i);
    await shoot(teams.page, 'reminder-3-resolved');
  });

  it('keeps a card readable where it is as narrow as on a phone', async () => {
    await teams.openPersonalChat();
    // The playground's page has a width of its own below which it scrolls, so that the card is narrowed instead.
    await teams.page.addStyleTag({ content: '.ac-adaptiveCard { width: 300px; box-sizing: border-box; }' });
    await teams.page.setViewportSize({ width: 420, height: 1500 });
    await teams.say('token status');
    const status = await teams.card('Contoso Lab');
    await status.screenshot({ path: `${OUTPUT}narrow-1-status.png` });
    await unfold(status, 'Contoso Lab');
    const token = await teams.card('Apple Account');
    await token.getByRole('button', { name: 'What to check' }).click();
    await token.getByText('The other side loses its assignments').waitFor();
    await token.screenshot({ path: `${OUTPUT}narrow-2-token.png` });
    const beyond = await token.evaluate((card) => card.scrollWidth - card.clientWidth);
    assert.ok(beyond <= 0, `the card reaches ${beyond} px beyond its place`);
  });
});

/** Unfolds the row of a token and opens its card from there. */
async function unfold(card: Locator, name: string): Promise<void> {
  await card.getByText(name, { exact: true }).first().click();
  await card
    .getByRole('button', { name: /^(More|What to check)$/ })
    .filter({ visible: true })
    .last()
    .click();
}

/** Keeps what a person would see, as build output. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${OUTPUT}${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png` });
}
