import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findingsPage } from '../../scripts/findings-page.ts';
import { FINDING_ACTIONS } from '../../src/catalogue/findings/actions.ts';
import type { FindingDefinition } from '../../src/catalogue/findings/definition.ts';
import { FINDING_KINDS, FINDINGS } from '../../src/catalogue/findings/findings.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { callsPeople, isEscalated } from '../../src/domain/plan/alarm.ts';
import type { CardItem } from '../../src/domain/plan/announcement.ts';
import { matterKey } from '../../src/domain/plan/reminder.ts';
import { newWatch } from '../../src/domain/plan/watch.ts';
import type { Sight } from '../../src/domain/sight.ts';
import { compareFindings } from '../../src/domain/urgency.ts';
import { createWorld, POLICY } from '../domain/plan/world.ts';
import { NOW, TENANT } from '../support/builders.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = 'src/catalogue/findings';

/** What makes the table, and is no Finding itself. */
const FRAME = ['actions.ts', 'definition.ts', 'findings.ts'];

const DEFINITIONS: readonly (readonly [string, FindingDefinition])[] = Object.entries(FINDINGS);

describe('the table of Findings', () => {
  it('has each file of its folder, and one file for each kind', () => {
    const files = readdirSync(new URL(FOLDER, ROOT)).filter((name) => name.endsWith('.ts'));
    assert.deepEqual(
      files.filter((name) => !FRAME.includes(name)).sort(),
      FINDING_KINDS.map((kind) => `${kind}.ts`).sort(),
    );
  });

  it('has what each file defines once', () => {
    const definitions = DEFINITIONS.map(([, definition]) => definition);
    assert.equal(new Set(definitions).size, definitions.length);
  });

  it('is what docs/findings.md says', () => {
    const written = readFileSync(new URL('docs/findings.md', ROOT), 'utf8');
    assert.equal(written, findingsPage(), 'write it anew: npm run docs');
  });

  it('ranks what is equally severe by its order, and last what another release has named', () => {
    const about = { family: 'vpp', id: 'a' } as const;
    const later = 'no-kind-of-this-release' as Finding['kind'];
    const ordered = [...FINDING_KINDS, later].map(
      (kind): Finding => ({ about, kind, severity: 'warning', detail: {} }),
    );
    assert.deepEqual([...ordered].reverse().sort(compareFindings), ordered);
    const worse: Finding = { about, kind: 'shared-account', severity: 'critical', detail: {} };
    assert.deepEqual([...ordered, worse].sort(compareFindings)[0], worse);
  });

  it('takes a kind of another release for a matter of its own', () => {
    assert.equal(matterKey('no-kind-of-this-release' as Finding['kind']), 'no-kind-of-this-release');
    assert.equal(matterKey('expires-soon'), 'date');
  });

  it('takes what another release has said for no alarm of this one', () => {
    const sight: Sight = {
      assessment: createWorld().assess(NOW, []),
      watch: newWatch(TENANT),
      reminders: new Map(),
      syncs: new Map(),
      policy: POLICY,
    };
    const item: CardItem = {
      about: { family: 'vpp', id: 'a' },
      kind: 'no-kind-of-this-release' as Finding['kind'],
      edition: 1,
      saidAt: NOW,
      name: 'A',
      reason: 'new',
      severity: 'critical',
    };
    assert.deepEqual([callsPeople(item, sight), isEscalated(item, sight)], [false, false]);
    const known: CardItem = { ...item, kind: 'wrong-renewal' };
    assert.deepEqual([callsPeople(known, sight), isEscalated(known, sight)], [true, true]);
  });

  it('mutes nothing by what nothing brings about, and nothing by itself', () => {
    for (const [kind, { mutedBy = [], causes }] of DEFINITIONS) {
      for (const cause of mutedBy) {
        const others = DEFINITIONS.filter(([, other]) => other.causes?.('push').includes(cause));
        assert.ok(others.length > 0, `${kind} is muted by ${cause}, which nothing causes`);
        assert.equal(causes?.('push').includes(cause) ?? false, false, kind);
      }
    }
  });

  for (const language of LANGUAGES) {
    it(`has a word in ${language} for each kind that is on record`, () => {
      const words = createWords(language, 'Europe/Berlin');
      for (const [kind, { recorded }] of DEFINITIONS) {
        if (recorded !== undefined) assert.ok(words.known(`history.what.${kind}`), kind);
      }
    });
  }

  it('offers each action once, and every action somewhere', () => {
    const offered = DEFINITIONS.flatMap(([kind, definition]) => {
      if (definition.place === 'card-note') return [];
      const { actions } = definition;
      const all = 'cases' in actions ? Object.values(actions.cases) : [actions];
      return all.flatMap(({ first, second, rest }) => {
        const one = [first, second, ...rest];
        assert.equal(new Set(one).size, one.length, kind);
        return one;
      });
    });
    assert.deepEqual(
      FINDING_ACTIONS.filter((action) => !offered.includes(action)),
      [],
    );
  });
});
