import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readOptions } from '../../scripts/setup-azure/options.ts';
import { planSetup } from '../../scripts/setup-azure/steps.ts';
import { type ArmResource, type ArmTemplate, expressions, idOf, workOut } from './arm.ts';

const source = readFileSync('infra/azuredeploy.json', 'utf8');
const template: ArmTemplate = JSON.parse(source);
const parameterFile: { parameters: Record<string, { value: string }> } = JSON.parse(
  readFileSync('infra/azuredeploy.parameters.json', 'utf8'),
);
const complete = workOut(template, { name: 'warden' });

function only(type: string): ArmResource {
  const found = complete.resources.filter((resource) => resource.type === type);
  assert.equal(found.length, 1, `one ${type}`);
  return found[0] as ArmResource;
}

/** Everything in a resource or below it, by its path. */
function inside(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => Object.entries(at ?? {}).find(([name]) => name === key)?.[1],
    value,
  );
}

describe('infra/azuredeploy.json', () => {
  it('uses every parameter and variable it defines', () => {
    for (const name of Object.keys(template.parameters))
      assert.match(source, new RegExp(`parameters\\('${name}'\\)`));
    for (const name of Object.keys(template.variables))
      assert.match(source, new RegExp(`variables\\('${name}'\\)`));
  });

  it('gives every resource a dated API version, the same for one type', () => {
    const versions = new Map<string, string>();
    for (const { type, apiVersion } of template.resources) {
      assert.match(apiVersion, /^20\d\d-\d\d-\d\d$/, type);
      assert.equal(versions.get(type) ?? apiVersion, apiVersion, type);
      versions.set(type, apiVersion);
    }
  });

  it('depends on its own resources only, and never in a circle', () => {
    const byId = new Map(complete.resources.map((resource) => [idOf(resource), resource]));
    assert.equal(byId.size, complete.resources.length);
    const walk = (id: string, path: readonly string[]): void => {
      assert.ok(!path.includes(id), `a circle: ${[...path, id].join(' -> ')}`);
      const resource = byId.get(id);
      assert.ok(resource, `${id} is no resource of the template`);
      for (const next of resource.dependsOn ?? []) walk(next, [...path, id]);
    };
    for (const id of byId.keys()) walk(id, []);
  });

  it('waits for every resource it asks something of', () => {
    for (const resource of template.resources) {
      const asked = expressions(resource).flatMap((text) => [
        ...text.matchAll(/reference\((variables\('\w+'\))/g),
      ]);
      for (const [, target] of asked)
        assert.ok(resource.dependsOn?.includes(`[${target}]`), `${resource.type}: ${target}`);
    }
  });

  it('waits for every resource it names', () => {
    const ids = complete.resources.map(idOf);
    for (const { dependsOn = [], ...resource } of complete.resources) {
      const named = ids.filter((id) => id !== idOf(resource) && JSON.stringify(resource).includes(`"${id}"`));
      for (const id of named) assert.ok(dependsOn.includes(id), `${resource.type} names ${id}`);
    }
  });

  it('holds no secret and asks for none', () => {
    assert.deepEqual(
      source.match(/secureString|secureObject|listKeys|password|secret"|connectionString/gi),
      null,
    );
    assert.match(source, /No secret anywhere/);
  });

  it('opens the storage account to identities alone, encrypted alone', () => {
    const { properties } = only('Microsoft.Storage/storageAccounts');
    assert.equal(inside(properties, ['allowSharedKeyAccess']), false);
    assert.equal(inside(properties, ['allowBlobPublicAccess']), false);
    assert.equal(inside(properties, ['supportsHttpsTrafficOnly']), true);
    assert.equal(inside(properties, ['minimumTlsVersion']), 'TLS1_2');
  });

  it('lets the identity write tables of that account and nothing more', () => {
    const role = only('Microsoft.Authorization/roleAssignments');
    assert.equal(role.scope, idOf(only('Microsoft.Storage/storageAccounts')));
    assert.match(
      String(inside(role, ['properties', 'roleDefinitionId'])),
      /\/0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3$/,
    );
  });

  it('runs the bot always on, over https alone, watched at /healthz, without FTP or passwords', () => {
    const site = only('Microsoft.Web/sites');
    assert.equal(inside(site, ['properties', 'httpsOnly']), true);
    const settings = inside(site, ['properties', 'siteConfig']);
    const expected = {
      alwaysOn: true,
      healthCheckPath: '/healthz',
      minTlsVersion: '1.2',
      ftpsState: 'Disabled',
    };
    for (const [name, value] of Object.entries(expected)) assert.equal(inside(settings, [name]), value, name);
    const policies = complete.resources.filter(({ type }) =>
      type.endsWith('/basicPublishingCredentialsPolicies'),
    );
    assert.deepEqual(
      policies.map(({ name }) => name),
      ['warden/scm', 'warden/ftp'],
    );
    for (const policy of policies) assert.equal(inside(policy, ['properties', 'allow']), false);
  });

  it('leaves the settings of the web app alone: the set-up adds its own to those that are there', () => {
    const settings = inside(only('Microsoft.Web/sites'), ['properties', 'siteConfig', 'appSettings']);
    assert.equal(settings, undefined);
  });

  it('registers the bot with the identity of the web app, at the web app', () => {
    const bot = only('Microsoft.BotService/botServices');
    const identity = idOf(only('Microsoft.ManagedIdentity/userAssignedIdentities'));
    assert.equal(inside(bot, ['properties', 'msaAppType']), 'UserAssignedMSI');
    assert.equal(inside(bot, ['properties', 'msaAppMSIResourceId']), identity);
    const app = { name: 'warden', botId: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e' };
    const trusting = workOut(template, app).resources.find(({ type }) => type === bot.type);
    assert.deepEqual(
      ['msaAppType', 'msaAppId', 'msaAppMSIResourceId'].map((name) => inside(trusting, ['properties', name])),
      ['SingleTenant', app.botId, null],
    );
    assert.equal(
      inside(bot, ['properties', 'endpoint']),
      'https://warden-bcdf.westeurope-01.azurewebsites.net/api/messages',
    );
    const attached = inside(only('Microsoft.Web/sites'), ['identity', 'userAssignedIdentities']);
    assert.deepEqual(attached, { [identity]: {} });
    assert.equal(only('Microsoft.BotService/botServices/channels').name, 'warden/MsTeamsChannel');
  });

  it('knows every parameter of the parameter file and of the set-up', () => {
    const names = Object.keys(template.parameters);
    for (const name of Object.keys(parameterFile.parameters)) assert.ok(names.includes(name), name);
    const args = [
      '--name',
      'warden',
      '--resource-group',
      'rg',
      '--location',
      'westeurope',
      '--host',
      'app-service',
      '--storage-account',
      'abc',
    ];
    const read = readOptions(args);
    assert.ok(read.kind === 'options');
    const words = planSetup(read.options).steps.flatMap((step) => step.az);
    const given = words.flatMap(
      (word) => /^([a-z]\w+)=/.exec(String(typeof word === 'string' ? word : word[0]))?.[1] ?? [],
    );
    assert.deepEqual(given, ['name', 'botId', 'storageAccountName']);
    for (const name of given) assert.ok(names.includes(name), name);
    const outputs = planSetup(read.options).steps.flatMap(
      (step) => /outputs\.(\w+)\.value/.exec(step.save?.query ?? '')?.[1] ?? [],
    );
    assert.deepEqual(outputs, ['identityId', 'identityPrincipalId', 'tableEndpoint', 'host']);
    for (const output of outputs) assert.ok(template.outputs[output], output);
  });
});
