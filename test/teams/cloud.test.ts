import assert from 'node:assert/strict';
import { channelKeys, type TeamsCloud } from '../../src/teams/cloud.ts';

describe('the cloud of the bot', () => {
  const cases: readonly [TeamsCloud, RegExp, RegExp, RegExp][] = [
    [
      'global',
      /^https:\/\/login\.microsoftonline\.com\//,
      /^https:\/\/api\.botframework\.com$/,
      /login\.botframework\.com/,
    ],
    [
      'usgov',
      /^https:\/\/login\.microsoftonline\.us\//,
      /^https:\/\/api\.botframework\.us$/,
      /login\.botframework\.azure\.us/,
    ],
    [
      'dod',
      /^https:\/\/login\.microsoftonline\.us\//,
      /^https:\/\/api\.botframework\.us$/,
      /login\.botframework\.azure\.us/,
    ],
    [
      'china',
      /^https:\/\/login\.partner\.microsoftonline\.cn\/my-tenant$/,
      /^https:\/\/api\.botframework\.azure\.cn$/,
      /login\.botframework\.azure\.cn/,
    ],
  ];
  for (const [cloud, login, audience, metadata] of cases) {
    it(`${cloud}: signs in, is believed and believes in its own cloud alone`, () => {
      const keys = channelKeys(cloud, 'my-tenant');
      assert.match(keys.ToChannelFromBotLoginUrl, login);
      assert.match(keys.ToChannelFromBotOAuthScope, audience);
      assert.match(keys.ToBotFromChannelTokenIssuer, audience);
      assert.match(keys.ToBotFromChannelOpenIdMetadataUrl, metadata);
      for (const [key, value] of Object.entries(keys)) {
        if (key !== 'ChannelService') assert.match(value, /^https:\/\//, key);
      }
    });
  }

  it('DoD and GCC High differ in their token service', () => {
    assert.notEqual(channelKeys('dod', 't').OAuthUrl, channelKeys('usgov', 't').OAuthUrl);
  });
});
