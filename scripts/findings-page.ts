import type { LeadingActions } from '../src/catalogue/findings/actions.ts';
import type { Cause, FindingDefinition } from '../src/catalogue/findings/definition.ts';
import { FINDING_KINDS, FINDINGS, type FindingKind } from '../src/catalogue/findings/findings.ts';
import { EN } from '../src/catalogue/words/en.ts';
import { FAMILY_NAMES, type Family } from '../src/domain/token.ts';

const INTRODUCTION = `# Findings

Everything the bot can find, most urgent first: of two that are equally severe the earlier one leads. A Finding is one
file in \`src/catalogue/findings\`, and this page is written from the table there by \`npm run docs\`; a test fails while
the two differ. Kinds have the same name in logs, metrics (\`token_warden_findings\`) and the store.`;

const MOMENTS: { readonly [W in FindingDefinition['moment']['when']]: string } = {
  ladder: 'by the ladder of days',
  'at-once': 'as soon as it is seen',
  'remind-at': 'at `REMIND_AT`',
  shown: 'on cards alone',
};

const PLACES: { readonly [P in FindingDefinition['place']]: string } = {
  headline: 'leads',
  'row-note': 'noted on row and card',
  'card-note': 'noted on its card',
};

const REPETITIONS = {
  'by-severity': 'while it lasts',
  'as-news': 'once more after two weeks',
  'daily-near-an-end': 'while it lasts; every workday while a token of the family is close to its end',
} as const;

/** docs/findings.md. */
export function findingsPage(): string {
  return [
    INTRODUCTION,
    '## What is found, and when it is said',
    '`muted by` names what keeps it for the cards, because it would only say the same again. Critical is said again every\nworkday and later every week, a warning every week.',
    table(
      ['', 'kind', 'says', 'about', 'severity', 'said first', 'again', 'muted by'],
      FINDING_KINDS.map((kind, index) => {
        const definition: FindingDefinition = FINDINGS[kind];
        return [
          `${index + 1}`,
          code(kind),
          plain(EN[`finding.${kind}.headline`]),
          about(definition),
          severities(definition),
          moment(definition),
          again(definition),
          mutes(definition),
        ];
      }),
    ),
    '## What can be done',
    'The first action is the button that mends it; what is not possible at the time is left out, and the next one takes\nits place.',
    table(
      ['kind', 'place', 'ends by', 'first', 'second', 'the rest'],
      FINDING_KINDS.flatMap((kind) => actionRows(kind)),
    ),
    '',
  ].join('\n\n');
}

function actionRows(kind: FindingKind): string[][] {
  const definition: FindingDefinition = FINDINGS[kind];
  const { place, helps } = definition;
  const head = [PLACES[place], helps === 'neither' ? '' : helps];
  if (place === 'card-note') return [[code(kind), ...head, '', '', '']];
  const { actions } = definition;
  if (!('cases' in actions)) return [[code(kind), ...head, ...actionCells(actions)]];
  return Object.entries(actions.cases).map(([name, of]) => [
    `${code(kind)}, ${name}`,
    ...head,
    ...actionCells(of),
  ]);
}

function actionCells({ first, second, rest }: LeadingActions): string[] {
  return [first, second, rest.join(', ')];
}

function about(definition: FindingDefinition): string {
  if (definition.of === 'family') return 'a family that cannot be read';
  if (definition.of === 'absence') return 'a token that is not there';
  return definition.families === 'every' ? 'every token' : definition.families.map(code).join(', ');
}

function severities({ severity }: FindingDefinition): string {
  return typeof severity === 'string' ? severity : severity.oneOf.join(', ');
}

function moment({ moment: said, alarms }: FindingDefinition): string {
  const hurries = 'hurries' in said ? '; at once where only a person can end it' : '';
  return `${MOMENTS[said.when]}${hurries}${alarms === true ? '; people are called by name' : ''}`;
}

function again({ moment: said, ...definition }: FindingDefinition): string {
  if (said.when === 'shown') return '';
  if (said.when === 'ladder') return 'at the next step';
  const { repeats = 'by-severity' } = definition;
  return (typeof repeats === 'string' ? [repeats] : repeats.oneOf)
    .map((one) => REPETITIONS[one])
    .join(', or ');
}

function mutes({ mutedBy = [] }: FindingDefinition): string {
  return mutedBy.flatMap((cause) => kindsThatCause(cause)).join(', ');
}

function kindsThatCause(cause: Cause): string[] {
  return FINDING_KINDS.flatMap((kind) => {
    const definition: FindingDefinition = FINDINGS[kind];
    const families = FAMILY_NAMES.filter((family) => isFoundIn(definition, family)).filter((family) =>
      definition.causes?.(family).includes(cause),
    );
    if (families.length === 0) return [];
    const whose = cause === 'tenant-outage' ? ` of ${families.map(code).join(', ')} anywhere` : '';
    return [`${code(kind)}${whose}`];
  });
}

function isFoundIn(definition: FindingDefinition, family: Family): boolean {
  if (definition.of !== 'token') return true;
  return definition.families === 'every' || definition.families.includes(family);
}

/** A message without what it is filled with. */
function plain(message: string): string {
  return message
    .replaceAll(/\{\w+\}/g, '…')
    .replace(/^… /, '')
    .trim();
}

function code(word: string): string {
  return `\`${word}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
