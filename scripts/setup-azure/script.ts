import type { Plan, Step } from './steps.ts';
import { shellWord, type Word } from './words.ts';

const HEAD = `#!/usr/bin/env bash
# Creates what the bot needs in Azure and Entra. It can be run again: what exists is kept.
# Run it in the folder of the project, signed in with: az login
set -euo pipefail
`;

/** The plan as a bash script to read, keep and run: the same calls of az in the same order as a run. Pure. */
export function asScript(plan: Plan): string {
  const steps = plan.steps.map((step) => `# ${step.what}\n# If it fails: ${step.advice}\n${guarded(step)}\n`);
  const env = plan.env.map(
    ([name, value]) => `echo ${shellWord([`${name}=`, ...(typeof value === 'string' ? [value] : value)])}`,
  );
  return [HEAD, ...steps, `# What the bot needs to know.\n${env.join('\n')}\n`].join('\n');
}

/** The arguments of a step's own call, with what it keeps of the answer. Both the script and the run use it. */
export function callOf(step: Step): readonly Word[] {
  const query = step.save?.query ?? step.secret?.query;
  if (query !== undefined) return [...step.az, '--query', query, '--output', 'tsv'];
  return [...step.az, '--output', step.show ?? 'none'];
}

/** The arguments of the call that finds out whether a step is needed. */
export function guardCall(unless: NonNullable<Step['unless']>): readonly Word[] {
  return unless.done === 'succeeds' ? [...unless.az, '--output', 'none'] : unless.az;
}

function guarded(step: Step): string {
  const { unless } = step;
  const lines = commandLines(step);
  if (step.secret !== undefined) return block(`[ ! -e ${shellWord(step.secret.file)} ]`, lines);
  if (unless === undefined) return lines.join('\n');
  const look = azCall(guardCall(unless));
  return block(unless.done === 'succeeds' ? `! ${look} 2>/dev/null` : `[ -z "$(${look})" ]`, lines);
}

function block(condition: string, lines: readonly string[]): string {
  const inside = lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
  return [`if ${condition}; then`, ...inside, 'fi'].join('\n');
}

function commandLines(step: Step): readonly string[] {
  const call = azCall(callOf(step));
  if (step.save !== undefined) return [`${step.save.as}=$(${call})`];
  if (step.secret === undefined) return [call];
  const file = shellWord(step.secret.file);
  return [
    `SECRET=$(${call})`,
    `[ -n "\${SECRET}" ]`,
    `(umask 077 && printf '${step.secret.variable}=%s\\n' "\${SECRET}" > ${file})`,
    'unset SECRET',
  ];
}

/** One call of az; a long one gets a line for each option. */
function azCall(words: readonly Word[]): string {
  const texts = ['az', ...words.map(shellWord)];
  const line = texts.join(' ');
  if (line.length <= 100) return line;
  return texts.reduce((whole, text) => `${whole}${text.startsWith('--') ? ' \\\n    ' : ' '}${text}`);
}
