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

  it('asks for what cannot be right until it is, and says why', async () => {
    const { ask, asked } = person({
      'Where will the bot run?': ['here', 'elsewhere'],
      'A name': ['it', 'contoso warden', 'contoso-warden'],
      'resource group': ['IT & more', 'it'],
      region: ['West Europe', 'westeurope'],
      address: ['bot.contoso.com', 'https://bot.contoso.com/api/messages'],
      'link to the IT team': ['the IT team', ID],
      'time zone': ['Berlin', 'Europe/Berlin'],
    });
    assert.deepEqual(await askMissing(new Set(), { ask, zone: 'UTC', host: undefined }), {
      host: 'elsewhere',
      name: 'contoso-warden',
      'resource-group': 'it',
      location: 'westeurope',
      endpoint: 'https://bot.contoso.com/api/messages',
      team: ID,
      'time-zone': 'Europe/Berlin',
    });
    const again = asked.filter((question) => question.startsWith('That '));
    assert.equal(again.length, 8);
    assert.match(
      again[1] ?? '',
      /^That is wrong: it must be 4 to 42 letters, digits or hyphens\. A name for /,
    );
    assert.match(again[7] ?? '', /^That must be an IANA time zone such as Europe\/Berlin\. The time zone/);
  });

  it('does not go on without an address where nobody else gives one', async () => {
    const { ask } = person({ address: ['', '', 'https://bot.contoso.com/api/messages'] });
    const answers = await askMissing(new Set(['host']), { ask, zone: 'UTC', host: 'elsewhere' });
    assert.equal(answers['endpoint'], 'https://bot.contoso.com/api/messages');
  });

  it('says of UTC that it is the time of the cloud shell', async () => {
    const { ask, asked } = person({});
    await askMissing(new Set(), { ask, zone: 'UTC', host: undefined });
    assert.match(
      asked.at(-1) ?? '',
      /such as Europe\/Berlin; UTC is only what this machine keeps \[UTC\]: $/,
    );
  });

  it('reads the link as Teams gives it, and a bare id', () => {
    assert.deepEqual(teamOf(TEAM_LINK), { id: ID, tenantId: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a' });
    assert.deepEqual(teamOf(` ${ID.toUpperCase()} `), { id: ID, tenantId: undefined });
    for (const wrong of ['', 'IT', 'https://teams.microsoft.com/l/team/x', `https://x/?groupId=${ID}0`]) {
      assert.equal(teamOf(wrong), undefined, wrong);
    }
  });
});
