import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const WORLDS = ['intune', 'cards', 'teams', 'store', 'schedule', 'http', 'fallback'] as const;

/** What the files of a room may import besides their own room: other rooms of src/, then packages (node: is `node:`). */
interface Rule {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const PURE = ['luxon', 'zod', 'fastest-levenshtein'];
const MATRIX: Readonly<Record<string, Rule>> = {
  catalogue: {
    rooms: [],
    packages: [
      'intl-messageformat',
      'zod',
      // Types alone.
      '@microsoft/microsoft-graph-types',
      '@microsoft/microsoft-graph-types-beta',
    ],
  },
  domain: { rooms: ['catalogue'], packages: PURE },
  // Waiting is alike in every world: time limits, retries, single flight. Pure, so that all of them may import it.
  timing: { rooms: [], packages: [] },
  'ports.ts': { rooms: ['catalogue', 'domain'], packages: [] },
  board: { rooms: ['domain', 'ports.ts'], packages: ['node:'] },
  flows: { rooms: ['catalogue', 'domain', 'ports.ts', 'timing'], packages: [] },
  intune: {
    rooms: ['catalogue', 'domain', 'ports.ts', 'timing'],
    packages: ['@microsoft/microsoft-graph-client', '@azure/identity', 'zod', 'node:'],
  },
  cards: {
    rooms: ['catalogue', 'domain', 'ports.ts'],
    packages: ['adaptivecards-templating', 'adaptive-expressions', 'luxon', 'zod', 'node:'],
  },
  teams: {
    rooms: ['catalogue', 'domain', 'ports.ts', 'timing'],
    packages: ['botbuilder', 'botframework-connector', 'html-entities', 'jose', 'p-queue', 'zod', 'node:'],
  },
  store: {
    rooms: ['catalogue', 'domain', 'ports.ts', 'timing'],
    packages: ['better-sqlite3', '@azure/data-tables', 'p-queue', 'zod', 'node:'],
  },
  schedule: { rooms: ['domain', 'ports.ts', 'timing'], packages: ['croner', 'luxon', 'zod', 'node:'] },
  http: { rooms: ['domain', 'ports.ts'], packages: ['restify', 'pino', 'prom-client', 'node:'] },
  'config.ts': {
    rooms: ['catalogue', 'domain', 'config-values.ts', 'config-rules.ts'],
    packages: ['luxon', 'zod'],
  },
  'config-values.ts': { rooms: ['catalogue', 'domain'], packages: ['zod'] },
  'config-rules.ts': { rooms: ['catalogue', 'domain'], packages: [] },
  'config-description.ts': { rooms: ['config.ts'], packages: [] },
  'env-file.ts': { rooms: [], packages: ['node:'] },
  'log-plain.ts': { rooms: [], packages: ['node:'] },
  'log.ts': { rooms: ['ports.ts'], packages: ['pino'] },
  'app.ts': { rooms: ['*'], packages: ['node:'] },
  fallback: { rooms: ['domain', 'ports.ts', 'timing'], packages: ['nodemailer', 'node:'] },
  'speaking.ts': { rooms: ['catalogue', 'domain', 'flows', 'ports.ts'], packages: [] },
  'tenant.ts': { rooms: ['*'], packages: [] },
  'reminding.ts': { rooms: ['*'], packages: [] },
  'polling.ts': { rooms: ['*'], packages: [] },
  'world.ts': { rooms: ['config.ts', 'flows', 'intune', 'ports.ts', 'store', 'timing'], packages: [] },
  'observing.ts': { rooms: ['*'], packages: [] },
  'version.ts': { rooms: [], packages: ['zod', 'node:'] },
  'main.ts': { rooms: ['*'], packages: ['node:'] },
};

/** Files of the domain that know no family, Finding or command: all that the catalogue may import of it. */
const VOCABULARY = [
  'domain/calendar.ts',
  'domain/finding-detail.ts',
  'domain/guidance/consequences.ts',
  'domain/guidance/names.ts',
  'domain/guidance/outside-text.ts',
  'domain/guidance/saying.ts',
  'domain/guidance/sync-error.ts',
  'domain/guidance/unreadable.ts',
  'domain/instant.ts',
  'domain/looking.ts',
  'domain/rules/context.ts',
  'domain/rules/peers.ts',
  'domain/severity.ts',
  'domain/snapshot.ts',
  'domain/token.ts',
];

/** Words that only some rooms may use, and why. */
const WORDS: readonly { readonly word: RegExp; readonly allowed: readonly string[]; readonly fix: string }[] =
  [
    {
      word: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
      allowed: ['main.ts'],
      fix: 'take the time as a value or as a Clock',
    },
    {
      word: /\bMath\.random\b|\brandomUUID\b/,
      allowed: ['main.ts', 'app.ts', 'store'],
      fix: 'take randomness as a parameter (the store may: its versions must be unique across processes)',
    },
    { word: /\bprocess\./, allowed: ['main.ts'], fix: 'only main.ts touches the process' },
    {
      word: /\bset(Timeout|Interval)\(/,
      allowed: ['timing', 'http', 'teams'],
      fix: 'take a timer as a parameter; only the end of a connection and of a queue keep their own',
    },
    {
      word: /\brealTimer\b/,
      allowed: ['main.ts', 'timing', 'store'],
      fix: 'take a timer as a parameter; the store alone has no time handed in',
    },
  ];

interface SourceFile {
  /** With forward slashes, from src/. */
  readonly name: string;
  readonly room: string;
  readonly text: string;
}

async function sources(folder: string): Promise<SourceFile[]> {
  const names = await readdir(path.join(ROOT, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => name.replaceAll('\\', '/'));
  return Promise.all(
    files.map(async (name) => ({
      name,
      room: name.split('/')[0] ?? name,
      text: await readFile(path.join(ROOT, folder, name), 'utf8'),
    })),
  );
}

function importsOf({ text }: SourceFile): string[] {
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g,
    ),
  ].map(([, one, two, three]) => one ?? two ?? three ?? '');
}

function isAllowed(specifier: string, packages: readonly string[]): boolean {
  return packages.some((allowed) =>
    allowed === 'node:'
      ? specifier.startsWith('node:')
      : specifier === allowed || specifier.startsWith(`${allowed}/`),
  );
}

function judgeOwn(file: SourceFile, specifier: string, { rooms }: Rule): string | undefined {
  const target = path.posix.join(path.posix.dirname(file.name), specifier);
  if (target.startsWith('..'))
    return `src/${file.name} imports ${specifier}: src/ imports nothing outside of src/`;
  if (file.name.startsWith('catalogue/words/'))
    return target.startsWith('catalogue/words/')
      ? undefined
      : `src/${file.name} imports ${target}: the words import nothing of ours`;
  if (file.room === 'catalogue' && VOCABULARY.includes(target)) return undefined;
  const room = target.split('/')[0] ?? '';
  if (room === file.room || rooms.includes('*') || rooms.includes(room)) return undefined;
  return `src/${file.name} imports ${room}: ${file.room} may import ${rooms.join(', ') || 'no other room'}; let app.ts wire it through a port`;
}

function judge(file: SourceFile, specifier: string): string | undefined {
  const rule = MATRIX[file.room];
  if (rule === undefined)
    return `src/${file.name}: the room "${file.room}" has no line in the import matrix of test/architecture.test.ts`;
  if (specifier.startsWith('.')) return judgeOwn(file, specifier, rule);
  if (isAllowed(specifier, rule.packages)) return undefined;
  return `src/${file.name} imports ${specifier}: ${file.room} may import ${rule.packages.join(', ') || 'no package'}; each SDK stays in its own room`;
}

/** The files of src/ that a file imports, types too. */
function ownImportsOf(file: SourceFile): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => path.posix.join(path.posix.dirname(file.name), specifier));
}

/** Everything that a file needs, and what that needs. */
function reachedFrom(name: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const ahead = [name];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    for (const one of imports.get(next) ?? []) {
      if (reached.has(one)) continue;
      reached.add(one);
      ahead.push(one);
    }
  }
  return reached;
}

describe('architecture', () => {
  let files: SourceFile[] = [];
  before(async () => {
    files = await sources('src');
  });

  it('rooms import only what the matrix allows', () => {
    const problems = files.flatMap((file) =>
      importsOf(file).flatMap((specifier) => judge(file, specifier) ?? []),
    );
    assert.deepEqual(problems, []);
  });

  it('no Finding leads back to itself', () => {
    const imports = new Map(files.map((file) => [file.name, ownImportsOf(file)]));
    const circles = [...imports.keys()]
      .filter((name) => name.startsWith('catalogue/findings/'))
      .filter((name) => reachedFrom(name, imports).has(name));
    assert.deepEqual(circles, []);
  });

  it('finds every world where the design puts it', () => {
    const rooms = new Set(files.map(({ room }) => room));
    assert.deepEqual(
      WORLDS.filter((world) => !rooms.has(world)),
      [],
    );
  });

  for (const { word, allowed, fix } of WORDS) {
    it(`${word.source} stands only in ${allowed.join(', ')}`, () => {
      const offenders = files
        .filter(({ room, text }) => !allowed.includes(room) && word.test(withoutComments(text)))
        .map(({ name }) => `src/${name}: ${fix}`);
      assert.deepEqual(offenders, []);
    });
  }

  it('the matrix itself refuses what it must', () => {
    const strange = { name: 'flows/x.ts', room: 'flows', text: '' };
    assert.match(judge(strange, '../teams/bot.ts') ?? '', /imports teams/);
    assert.match(judge(strange, 'botbuilder') ?? '', /imports botbuilder/);
    assert.match(judge(strange, '../../demo/main.ts') ?? '', /nothing outside/);
    assert.equal(judge(strange, '../domain/token.ts'), undefined);
    const command = { name: 'catalogue/commands/x.ts', room: 'catalogue', text: '' };
    assert.equal(judge(command, '../../domain/token.ts'), undefined);
    assert.match(judge(command, '../../domain/assess.ts') ?? '', /imports domain/);
    const words = { name: 'catalogue/words/en/x.ts', room: 'catalogue', text: '' };
    assert.match(judge(words, '../../commands/help.ts') ?? '', /nothing of ours/);
    const finding = { name: 'catalogue/findings/x.ts', room: 'catalogue', text: '' };
    assert.equal(judge(finding, '../../domain/looking.ts'), undefined);
    assert.match(judge(finding, '../../domain/finding.ts') ?? '', /imports domain/);
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ]);
    assert.ok(reachedFrom('a', circle).has('a'));
  });

  it('nine of ten files stay near 200 lines', async () => {
    const all = [...files, ...(await sources('demo'))];
    const lengths = all.map(({ text }) => text.split('\n').length).sort((one, other) => one - other);
    const p90 = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
    assert.ok(p90 <= 220, `p90 of file length is ${p90}: give the largest rooms another look`);
    assert.deepEqual(
      all.filter(({ text }) => text.split('\n').length > 320).map(({ name }) => name),
      [],
    );
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
