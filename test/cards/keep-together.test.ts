import assert from 'node:assert/strict';
import { keepTogether } from '../../src/cards/keep-together.ts';

const JOINED = '\u00A0';

function run(text: string): string {
  const card = keepTogether({ body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }] });
  return JSON.stringify(card).replaceAll(JOINED, '_');
}

describe('what a card keeps on one line', () => {
  for (const [text, shown] of [
    ['15 Apr 2027, 143 days', '15_Apr_2027, 143_days'],
    ['Mon 7 Dec 2026, 09:00 CET', 'Mon 7_Dec_2026, 09:00_CET'],
    ['5 Dec 2026 → 5 Dec 2027', '5_Dec_2026 → 5_Dec_2027'],
    ['No sync for 4 days', 'No sync for 4_days'],
    ['1 day, 3 hours ago', '1_day, 3_hours ago'],
    ['2 tokens, most urgent first', '2 tokens, most urgent first'],
  ] as const) {
    it(text, () => assert.match(run(text), new RegExp(`"${shown}"`)));
  }

  it('also in a run without style', () => {
    const card = keepTogether({ body: [{ type: 'RichTextBlock', inlines: [' · 12 days'] }] });
    assert.ok(JSON.stringify(card).includes(`12${JOINED}days`));
  });

  it('leaves the data of buttons, titles and text blocks as they are', () => {
    const card = {
      body: [
        { type: 'TextBlock', text: '<at>12 days</at>' },
        {
          type: 'ActionSet',
          actions: [{ type: 'Action.Execute', title: '12 days', data: { filter: '12 days' } }],
        },
      ],
      fallbackText: '5 Dec 2026',
    };
    assert.deepEqual(keepTogether(card), card);
  });
});
