import { type FileHandle, open, rm } from 'node:fs/promises';
import { callOf, guardCall } from './script.ts';
import type { Plan, Step } from './steps.ts';
import { plainWord, type Word } from './words.ts';

/** What became of one call of az. */
export interface AzAnswer {
  readonly code: number;
  readonly out: string;
  /** Empty when the errors went straight to the person. */
  readonly err: string;
}

/** Calls az. `errors` says whether a person may see az's own errors at once, or the caller keeps them. */
export type Az = (args: readonly string[], errors: 'show' | 'keep') => Promise<AzAnswer>;

export type RunResult =
  | { readonly ok: true; readonly env: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failed: Step; readonly why: string };

interface World {
  readonly az: Az;
  readonly say: (line: string) => void;
}

/**
 * Runs the plan, one call after the other, and stops at the first that fails. It can be run again: steps whose work
 * is done are left out, and the others change nothing that is already so.
 */
export async function runPlan(plan: Plan, world: World): Promise<RunResult> {
  const found = new Map<string, string>();
  for (const [index, step] of plan.steps.entries()) {
    const place = `${index + 1}/${plan.steps.length}`;
    if (await isDone(step, world, found)) {
      world.say(`${place} ${step.what} Already done.`);
      continue;
    }
    world.say(`${place} ${step.what}`);
    const why =
      step.secret === undefined ? await runStep(step, world, found) : await keepSecret(step, world, found);
    if (why !== undefined) return { ok: false, failed: step, why };
  }
  return {
    ok: true,
    env: Object.fromEntries(plan.env.map(([name, value]) => [name, plainWord(value, found)])),
  };
}

async function isDone(step: Step, { az }: World, found: Map<string, string>): Promise<boolean> {
  if (step.unless === undefined) return false;
  const answer = await az(fill(guardCall(step.unless), found), 'keep');
  return answer.code === 0 && (step.unless.done === 'succeeds' || answer.out.trim() !== '');
}

/** Returns why the step failed, or nothing. */
async function runStep(
  step: Step,
  { az, say }: World,
  found: Map<string, string>,
): Promise<string | undefined> {
  const otherwise = step.save?.otherwise;
  const answer = await az(fill(callOf(step), found), otherwise === undefined ? 'show' : 'keep');
  if (step.save !== undefined && otherwise !== undefined) {
    found.set(step.save.as, answer.code === 0 ? answer.out.trim() : otherwise);
    return undefined;
  }
  if (answer.code !== 0) return `az ended with code ${answer.code}.`;
  const value = answer.out.trim();
  if (step.show !== undefined && value !== '') say(value);
  if (step.save === undefined) return undefined;
  if (value === '') return `az gave no ${step.save.query}.`;
  const { mustBe } = step.save;
  if (mustBe !== undefined && value.toLowerCase() !== mustBe.value) return mustBe.why;
  found.set(step.save.as, value);
  return undefined;
}

/**
 * Gets a secret and writes it to its file. The file is made first, so that no secret is minted that cannot be kept,
 * and for its owner alone. az's errors are shown only when it failed, for then there is no secret to show.
 */
async function keepSecret(
  step: Step,
  { az, say }: World,
  found: Map<string, string>,
): Promise<string | undefined> {
  const { secret } = step;
  if (secret === undefined) return undefined;
  const file = await openNew(secret.file);
  if (file === 'exists') {
    say(
      `    ${secret.file} is there and stays as it is; to get a new secret, move it away and run this again.`,
    );
    return undefined;
  }
  if (typeof file === 'string') return file;
  const answer = await az(fill(callOf(step), found), 'keep');
  const value = answer.out.trim();
  const written = answer.code === 0 && value !== '';
  if (written) await file.writeFile(`${secret.variable}=${value}\n`);
  await file.close();
  if (written) return undefined;
  await rm(secret.file);
  return `az ended with code ${answer.code} and gave no secret.${answer.code === 0 ? '' : ` ${answer.err.trim()}`}`;
}

/** A new file, `exists`, or another word of why there is none. */
async function openNew(path: string): Promise<FileHandle | string> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return error.code === 'EEXIST' ? 'exists' : `The file ${path} cannot be written (${String(error.code)}).`;
  }
}

function fill(words: readonly Word[], found: ReadonlyMap<string, string>): readonly string[] {
  return words.map((word) => plainWord(word, found));
}
