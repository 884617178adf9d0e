import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const update = process.env['UPDATE_GOLDEN'] === '1';

/** Texts that were looked at and found right, one file each, in a folder of test/golden. */
export interface Goldens {
  /** `UPDATE_GOLDEN=1` writes what is; without it what is must equal what was. */
  compare(name: string, text: string): void;
  /** No file may be left of what is no more; `UPDATE_GOLDEN=1` removes it. */
  holdOnly(names: readonly string[]): void;
}

export function goldens(folder: string): Goldens {
  const place = new URL(`../golden/${folder}/`, import.meta.url);
  const fileOf = (name: string) => new URL(`${name}.txt`, place);
  if (update) mkdirSync(place, { recursive: true });
  return {
    compare(name, text) {
      if (update) writeFileSync(fileOf(name), text);
      assert.equal(text, readFileSync(fileOf(name), 'utf8'), hint(folder, name));
    },
    holdOnly(names) {
      const files = readdirSync(place).map((file) => file.replace(/\.txt$/, ''));
      const left = files.filter((file) => !names.includes(file));
      if (update) for (const name of left) rmSync(fileOf(name));
      else assert.deepEqual(left, [], `remove them from test/golden/${folder}, or run with UPDATE_GOLDEN=1`);
    },
  };
}

function hint(folder: string, name: string): string {
  return `test/golden/${folder}/${name}.txt differs. If that is meant: UPDATE_GOLDEN=1 npm run test:file -- 'test/cards/*.test.ts', and look at the difference.`;
}
