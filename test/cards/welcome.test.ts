import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { commandsIn } from '../../src/catalogue/commands/command-words.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { View } from '../../src/domain/view.ts';
import { ZONE } from './build-views.ts';
import { nodesOf } from './inspect-card.ts';
import { REMINDER_VIEWS } from './sample-reminders.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const WORDS = commandsIn(createWords('en', ZONE)).map(({ word }) => word);

/** The commands a card names where they are seen at once, and those that unfold. */
function named(view: View): { readonly seen: readonly string[]; readonly folded: readonly string[] } {
  const body = render(view).content['body'] as readonly { readonly id?: string }[];
  const inside = (parts: readonly unknown[]) =>
    parts.flatMap(nodesOf).flatMap(({ text }) => (WORDS.includes(String(text)) ? [String(text)] : []));
  const isFolded = ({ id }: { readonly id?: string }) => id === 'all-commands';
  return { seen: inside(body.filter((part) => !isFolded(part))), folded: inside(body.filter(isFolded)) };
}

const { 'welcome-channel': channel, 'welcome-personal': personal } = REMINDER_VIEWS;

for (const [name, view] of Object.entries({
  help: { view: 'help', greeting: false } as const,
  'the welcome of a channel': channel,
  'the welcome of a person': personal,
}))
  describe(name, () => {
    it('names four things one can do, and folds the rest', () => {
      assert.ok(view !== undefined);
      const { seen, folded } = named(view);
      assert.deepEqual(seen, ['token status', 'renew', 'upcoming', 'where']);
      assert.deepEqual([...seen, ...folded].sort(), [...WORDS].sort());
    });
  });
