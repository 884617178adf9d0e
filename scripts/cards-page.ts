import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createRenderer } from '../src/cards/render.ts';
import { LANGUAGES } from '../src/catalogue/words/language.ts';
import { ALL_VIEWS } from '../test/cards/all-views.ts';
import { ZONE } from '../test/cards/build-views.ts';
import { HOST_CONFIGS } from './teams-host-configs.ts';

/** A page with every kind of card in every language, drawn by Microsoft's renderer; it needs no network. */
export function cardsPage(): string {
  const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
  const cards = LANGUAGES.flatMap((language) =>
    Object.entries(ALL_VIEWS).map(([name, view]) => {
      const { summary, content } = render(view, 'everyone', language);
      return { language, name, summary, content };
    }),
  );
  const library = readFileSync(
    createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
    'utf8',
  );
  const scripts = [
    `<script>${library.replaceAll('</script', '<\\/script')}</script>`,
    dataScript('cards', cards),
    dataScript('host-configs', HOST_CONFIGS),
  ];
  const page = readFileSync(new URL('cards-page.html', import.meta.url), 'utf8');
  return page.replace('<!--{SCRIPTS}-->', () => scripts.join('\n'));
}

/** JSON that cannot end the script element it stands in. */
function dataScript(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}
