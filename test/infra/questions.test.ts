import assert from 'node:assert/strict';
import { askMissing } from '../../scripts/setup-azure/questions.ts';
import { teamOf } from '../../scripts/setup-azure/team-link.ts';
import { TEAM_LINK } from './variants.ts';

const ID = '33333333-3333-4333-8333-333333333333';

/** A person who answers by what is asked; nothing is the return key alone. */
function person(answers: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const left = new Map(Object.entries(answers).map(([about, list]) => [about, [...list]]));
  return {
    asked,
    ask: async (question: string) => {
      asked.push(question);
      const about = [...left.keys()].find((one) => question.includes(one));
      return (about === undefined ? undefined : left.get(about)?.shift()) ?? '';
    },
  };
}

describe('what setup:azure asks at a terminal', () => {
  it('takes the return key for everything but the team', async () => {
    const { ask } = person({ 'link to the IT team': [TEAM_LINK] });
    assert.deepEqual(await askMissing(new Set(), { ask, zone: 'Europe/Berlin', host: undefined }), {
      host: 'app-service',
      name: 'token-warden',
      'resource-group': 'rg-token-warden',
      location: 'westeurope',
      team: TEAM_LINK,
      'time-zone': 'Europe/Berlin',
    });
  });

  it('asks for nothing that is known, and for an address only where it is not Azure that gives it', async () => {
    const known = new Set(['host', 'name', 'resource-group', 'location', 'team']);
    const { ask, asked } = person({ address: ['https://bot.contoso.com/api/messages'] });
    const answers = await askMissing(known, { ask, zone: 'UTC', host: 'elsewhere' });
    assert.deepEqual(answers, { endpoint: 'https://bot.contoso.com/api/messages', 'time-zone': 'UTC' });
    assert.equal(asked.length, 2);
  });

  it('asks once more for what cannot be right', async () => {
    const { ask, asked } = person({ 'link to the IT team': ['the IT team', ID] });
    const answers = await askMissing(new Set(['host']), { ask, zone: 'UTC', host: 'app-service' });
    assert.equal(answers['team'], ID);
    assert.equal(asked.filter((question) => question.startsWith('That is not it.')).length, 1);
  });

  it('reads the link as Teams gives it, and a bare id', () => {
    assert.deepEqual(teamOf(TEAM_LINK), { id: ID, tenantId: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a' });
    assert.deepEqual(teamOf(` ${ID.toUpperCase()} `), { id: ID, tenantId: undefined });
    for (const wrong of ['', 'IT', 'https://teams.microsoft.com/l/team/x', `https://x/?groupId=${ID}0`]) {
      assert.equal(teamOf(wrong), undefined, wrong);
    }
  });
});
