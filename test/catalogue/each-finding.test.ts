import assert from 'node:assert/strict';
import { todoLine } from '../../src/cards/models/deciding.ts';
import { createRenderer } from '../../src/cards/render.ts';
import type { FindingDefinition } from '../../src/catalogue/findings/definition.ts';
import { FINDING_KINDS, FINDINGS, type FindingKind } from '../../src/catalogue/findings/findings.ts';
import { LANGUAGES, type Language } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import { type Assessment, allFindings, rowAbout, rowNotes } from '../../src/domain/assess.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { leadingActions } from '../../src/domain/guidance/leading-actions.ts';
import { say } from '../../src/domain/guidance/sentences.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/instant.ts';
import type { Plan } from '../../src/domain/plan/intent.ts';
import { readableCard } from '../cards/readable-card.ts';
import { createWorld, type World } from '../domain/plan/world.ts';
import { NOW } from '../support/builders.ts';
import { FINE, SAMPLE_FINDINGS } from './sample-findings.ts';

const ZONE = 'Europe/Berlin';
const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });

/** Monday, 10:00 in Berlin: after the hour of reminders. */
const BEGIN: Instant = NOW + HOUR;
/** What is not sure at one look is so by the third. */
const LOOKS = [60, 70, 80].map((minutes) => BEGIN + minutes * MINUTE);
const LAST_LOOK: Instant = BEGIN + 80 * MINUTE;
const TOMORROW_9: Instant = NOW + 24 * HOUR;

for (const kind of FINDING_KINDS) describe(`the Finding ${kind}`, () => describeFinding(kind));

function describeFinding(kind: FindingKind): void {
  const definition: FindingDefinition = FINDINGS[kind];

  it('is found in its sample, and not where all is fine', () => {
    const { assessment } = lookedAt(kind);
    const { severity } = foundIn(assessment, kind);
    const declared =
      typeof definition.severity === 'string' ? [definition.severity] : definition.severity.oneOf;
    assert.ok(declared.includes(severity), `${severity} is none of ${declared.join(', ')}`);
    const fine = createWorld().assess(NOW, FINE);
    assert.deepEqual(
      allFindings(fine).filter((one) => one.kind === kind),
      [],
    );
  });

  it('stands where its place is', () => {
    const { assessment } = lookedAt(kind);
    const finding = foundIn(assessment, kind);
    const row = rowAbout(assessment, finding.about);
    const isNoted = row !== undefined && rowNotes(row).includes(finding);
    assert.equal(isNoted, definition.place === 'row-note');
    if (definition.place !== 'headline') assert.notEqual(row?.headline, finding);
    assert.equal(leadingActions(finding) === undefined, definition.place === 'card-note');
  });

  it(`is said ${definition.moment.when}`, () => {
    const { world, said } = lookedAt(kind);
    const later = saidAt(world, kind, TOMORROW_9);
    switch (definition.moment.when) {
      case 'at-once':
      case 'ladder':
        return assert.equal(said, true);
      case 'remind-at':
        return assert.deepEqual([said, later], [false, true]);
      case 'shown':
        return assert.deepEqual([said, later], [false, false]);
    }
  });

  for (const language of LANGUAGES) {
    it(`has its words in ${language}, and they are on its card`, () => describeWords(kind, language));
  }
}

function describeWords(kind: FindingKind, language: Language): void {
  const { assessment } = lookedAt(kind);
  const finding = foundIn(assessment, kind);
  const words = createWords(language, ZONE);
  const { now, lookedAt: at } = assessment;
  const saying = say(finding, { subject: 'X', words, now, others: ['Y'] });
  for (const text of [saying.headline, saying.consequence, saying.advice]) assert.match(text, /\S/);
  const row = rowAbout(assessment, finding.about);
  if (row === undefined) return;
  const card = readableCard(
    render({ view: 'token', row, lookedAt: at, now, related: [] }, 'everyone', language),
  );
  const todo = todoLine({ finding, saying, token: row.token, now }, words).replaceAll('\u00A0', ' ');
  assert.match(todo, /\S/);
  assert.ok(card.includes(finding === row.headline ? todo : saying.advice), card);
  if (FINDINGS[kind].place !== 'row-note') return;
  const { rows } = assessment;
  const status = readableCard(
    render({ view: 'status', assessment, rows, page: 0, freshness: 'current' }, 'everyone', language),
  );
  assert.ok(saying.short !== '' && status.includes(saying.short), status);
}

/** The sample after some looks at it, and whether the Finding was said at one of them. */
function lookedAt(kind: FindingKind): { world: World; assessment: Assessment; said: boolean } {
  const { tokens, before = FINE, look = {} } = SAMPLE_FINDINGS[kind];
  const world = createWorld();
  const first = says(world.look(BEGIN, before), kind);
  const said = LOOKS.map((at) => saidAt(world, kind, at)).includes(true) || first;
  return { world, said, assessment: world.assess(LAST_LOOK, tokens, look) };
}

function saidAt(world: World, kind: FindingKind, at: Instant): boolean {
  const { tokens, look } = SAMPLE_FINDINGS[kind];
  return says(world.look(at, tokens, look), kind);
}

function says({ posts }: Plan, kind: FindingKind): boolean {
  return posts.some(({ due }) => due.some(({ finding }) => finding.kind === kind));
}

function foundIn(assessment: Assessment, kind: FindingKind): Finding {
  const found = allFindings(assessment).find((one) => one.kind === kind);
  assert.ok(found !== undefined, `${kind} is not found in its sample`);
  return found;
}
