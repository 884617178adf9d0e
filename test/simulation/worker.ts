/** Runs one seed after the other, as the parent process hands them out. */
import { rememberDecoded } from './fast-decoding.ts';
import { rememberOffsets } from './fast-zones.ts';
import { runSeed } from './run.ts';

rememberOffsets();
rememberDecoded();
// Errors are part of the plan here, and their stacks would take a third of the time.
Error.stackTraceLimit = 0;

process.on('message', ({ seed, years }: { seed: number; years: number }) => {
  void runSeed({ seed, years }).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit(0));
