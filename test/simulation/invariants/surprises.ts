import type { Invariant } from './invariant.ts';

export const noSurprises: Invariant = {
  name: 'no surprises',
  sentence:
    'The program fails only as its worlds do: no error is its own, and no card shows what is no text.',
  watch: ({ universe }, report) => ({
    twiceADay: () => {
      for (const one of universe.oddities()) report(one, one);
    },
    ended: () => {
      for (const one of universe.oddities()) report(one, one);
    },
  }),
};
