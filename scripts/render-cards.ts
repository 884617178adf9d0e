/**
 * Writes test/output/cards.html: every kind of card, in light and dark, wide and narrow, to be looked at
 * in a browser. One file that needs no network; `#only=token&theme=dark&width=320` narrows it down.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createRenderer } from '../src/cards/render.ts';
import { ALL_VIEWS } from '../test/cards/all-views.ts';
import { ZONE } from '../test/cards/build-views.ts';
import { HOST_CONFIGS } from './teams-host-configs.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const cards = Object.entries(ALL_VIEWS).map(([name, view]) => ({ name, ...render(view) }));
const library = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);
const page = new URL('cards-page.html', import.meta.url);
const target = new URL('../test/output/cards.html', import.meta.url);

const scripts = [
  `<script>${library.replaceAll('</script', '<\\/script')}</script>`,
  dataScript('cards', cards),
  dataScript('host-configs', HOST_CONFIGS),
];
const html = readFileSync(page, 'utf8').replace('<!--{SCRIPTS}-->', () => scripts.join('\n'));
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, html);
console.log(`${cards.length} cards in ${target.pathname}`);

/** JSON that cannot end the script element it stands in. */
function dataScript(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}
