/**
 * Writes test/output/cards.html: every kind of card, in each language, in light and dark, wide and narrow, to be
 * looked at in a browser. One file that needs no network; `#language=de&only=token&theme=dark&width=320` narrows it
 * down, `open` unfolds what is folded.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cardsPage } from './cards-page.ts';

const target = new URL('../test/output/cards.html', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, cardsPage());
console.log(target.pathname);
