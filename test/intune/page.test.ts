import assert from 'node:assert/strict';
import { z } from 'zod';
import { page } from '../../src/intune/page.ts';

const item = z.object({ id: z.string() });

function bodyOf(values: readonly unknown[], rest: object = {}): string {
  return JSON.stringify({ value: values, ...rest });
}

describe('decoding a page', () => {
  it('lets others have their turn, many times over, while it is long', async () => {
    const values = Array.from({ length: 5_000 }, (_, index) => ({ id: `token-${index}` }));
    let turns = 0;
    let done = false;
    const count = () => {
      turns += 1;
      if (!done) setImmediate(count);
    };
    setImmediate(count);
    const decoded = await page(item)(bodyOf(values));
    done = true;
    assert.equal(decoded.ok && decoded.value.items.length, 5_000);
    assert.ok(turns >= 15, `only ${turns} turns for others`);
  });

  it('names the place of what is wrong, and not what stands there', async () => {
    const values = [{ id: 'a' }, { id: 'alex@contoso.example' }, { id: 7 }];
    assert.deepEqual(await page(item)(bodyOf(values)), { ok: false, detail: 'value.2.id invalid_type' });
    assert.deepEqual(await page(item)('{"value":{}}'), { ok: false, detail: 'value invalid_type' });
  });

  it('takes an empty next link for none, and a count only when it is a number', async () => {
    const decoded = await page(item)(bodyOf([], { '@odata.nextLink': '', '@odata.count': '3' }));
    assert.deepEqual(decoded, { ok: true, value: { items: [], nextLink: undefined, count: undefined } });
  });
});
