import type { Plan, Step } from './steps.ts';
import { shellWord, type Word } from './words.ts';

const HEAD = `#!/usr/bin/env bash
# Creates what the bot needs in Azure and Entra. It can be run again: what exists is kept.
# Run it in the folder of the project, signed in with: az login
set -euo pipefail
`;

/** Puts a variable into the settings file, in place of its old value; as env-file.ts does, but for the comments. */
const REMEMBER = `remember() {
  { grep -v "^$1=" "\${ENV_FILE}" 2>/dev/null || true; printf '%s=%s\\n' "$1" "$2"; } > "\${ENV_FILE}.new"
  mv "\${ENV_FILE}.new" "\${ENV_FILE}"
}
`;

/** The plan as a bash script to read, keep and run: the same calls of az in the same order as a run. Pure. */
export function asScript(plan: Plan, file: string): string {
  const steps = plan.steps.map((step) => `# ${step.what}\n# If it fails: ${step.advice}\n${guarded(step)}\n`);
  const secrets = plan.steps.flatMap(({ secret }) =>
    secret === undefined
      ? []
      : [`remember ${secret.variable} "$(sed -n 's/^${secret.variable}=//p' ${shellWord(secret.file)})"`],
  );
  const env = plan.env.map(([name, value]) => `remember ${name} ${shellWord(value)}`);
  const writing = [`ENV_FILE=${shellWord(file)}`, 'umask 077', REMEMBER, ...env, ...secrets].join('\n');
  return [
    HEAD,
    ...steps,
    `# Write down what the bot needs to know; what else is there stays.\n${writing}\n`,
  ].join('\n');
}

/** The arguments of a step's own call, with what it keeps of the answer. Both the script and the run use it. */
export function callOf(step: Step): readonly Word[] {
  const query = step.save?.query ?? step.secret?.query;
  const form = step.save?.otherwise === undefined ? 'tsv' : 'json';
  if (query !== undefined) return [...step.az, '--query', query, '--output', form];
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
  const { save } = step;
  if (save?.otherwise !== undefined) {
    return [`${save.as}=$(${call} 2>/dev/null || echo ${shellWord(save.otherwise)})`];
  }
  if (save?.mustBe !== undefined) {
    const { value, why } = save.mustBe;
    const same = `[ "\${${save.as},,}" = ${shellWord(value)} ]`;
    return [`${save.as}=$(${call})`, `${same} || { echo ${shellWord(why)} >&2; exit 1; }`];
  }
  if (save !== undefined) return [`${save.as}=$(${call})`];
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
