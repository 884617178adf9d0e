import fc from 'fast-check';

/** Of every property of this process: the same in CI, another one at each run elsewhere, and always the one that is asked for. */
const CI_SEED = 20_261_123;
const asked = Number(process.env['SEED'] ?? Number.NaN);
const seed = Number.isInteger(asked)
  ? asked
  : process.env['CI'] === undefined
    ? Date.now() % 2 ** 31
    : CI_SEED;

fc.configureGlobal({ seed });
process.stderr.write(`properties run with seed ${seed}: SEED=${seed} runs them again\n`);
