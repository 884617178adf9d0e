import { createHash } from 'node:crypto';

/** Just enough of Azure Resource Manager to work out a template by itself, without Azure. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ArmResource {
  readonly type: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly scope?: string;
  readonly dependsOn?: readonly string[];
  readonly [key: string]: unknown;
}

export interface ArmTemplate {
  readonly parameters: Readonly<Record<string, { readonly type: string; readonly defaultValue?: string }>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly resources: readonly ArmResource[];
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
}

const GROUP = '/subscriptions/sub/resourceGroups/rg';
const ROLES = '/subscriptions/sub/providers';

/** What `reference` answers, by resource type: the run-time properties that templates use. */
const RUNTIME: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': {
    clientId: '8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e',
    principalId: '2b1f6c3a-7d4e-4a52-8f10-0c9d8e7f6a5b',
  },
  'Microsoft.Storage/storageAccounts': {
    primaryEndpoints: { table: 'https://account.table.core.windows.net/' },
  },
  'Microsoft.Web/sites': { defaultHostName: 'warden-bcdf.westeurope-01.azurewebsites.net' },
};

/** Fills in every expression of a template. Throws on a name or function that Azure would not know. */
export function workOut(template: ArmTemplate, given: Readonly<Record<string, string>>): ArmTemplate {
  const evaluate = (text: string): Json => {
    if (!text.startsWith('[') || !text.endsWith(']')) return text;
    return parse(text.slice(1, -1), (name, args) => call(name, args));
  };
  const call = (name: string, args: readonly Json[]): Json => {
    const texts = args.map(String);
    const [first = '', second = ''] = texts;
    const functions: Readonly<Record<string, () => Json>> = {
      parameters: () => parameter(first),
      variables: () => evaluate(known(template.variables[first], `variable ${first}`)),
      concat: () => texts.join(''),
      guid: () => createHash('sha256').update(texts.join('|')).digest('hex').slice(0, 32),
      uniqueString: () => 'abcdefghijklm',
      resourceGroup: () => ({ id: GROUP, location: 'westeurope' }),
      subscription: () => ({ tenantId: '5d9e3c1a-1b2c-4d3e-8f4a-6b7c8d9e0f1a' }),
      resourceId: () => `${GROUP}/providers/${fullName(first, texts.slice(1))}`,
      subscriptionResourceId: () => `${ROLES}/${fullName(first, [second])}`,
      reference: () => runtime(first, second),
      empty: () => first === '',
      if: () => args[args[0] === true ? 1 : 2] ?? null,
      json: () => JSON.parse(first),
    };
    return known(functions[name], `function ${name}`)();
  };
  const parameter = (name: string): Json => {
    const { defaultValue } = known(template.parameters[name], `parameter ${name}`);
    return given[name] ?? evaluate(known(defaultValue, `value for ${name}`));
  };
  return fillIn(template, (text) => evaluate(text)) as ArmTemplate;
}

/** The id of a resource in the resource group. */
export function idOf(resource: ArmResource): string {
  return `${resource.scope ?? GROUP}/providers/${fullName(resource.type, resource.name.split('/'))}`;
}

/** Every expression in a value, as written. */
export function expressions(value: unknown): readonly string[] {
  return [...JSON.stringify(value).matchAll(/"\[((?:[^"\\]|\\.)*)\]"/g)].map(([, inside]) => inside ?? '');
}

function runtime(id: string, apiVersion: string): Json {
  if (!/^\d{4}-\d\d-\d\d$/.test(apiVersion)) throw new Error(`reference to ${id} without an API version`);
  const type = id.split('/providers/')[1]?.split('/').slice(0, 2).join('/') ?? '';
  return known(RUNTIME[type], `run-time properties of ${type}`);
}

/** Joins `A.B/c/d` and the names x, y to `A.B/c/x/d/y`. */
function fullName(type: string, names: readonly string[]): string {
  const [provider, ...kinds] = type.split('/');
  if (kinds.length !== names.length)
    throw new Error(`${type} needs ${kinds.length} names and has ${names.length}`);
  return [provider, ...kinds.flatMap((kind, index) => [kind, names[index]])].join('/');
}

function fillIn(value: unknown, evaluate: (text: string) => Json): unknown {
  if (typeof value === 'string') return evaluate(value);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, evaluate));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [String(evaluate(key)), fillIn(item, evaluate)]),
  );
}

/** Reads `name(arg, 'text').property` and calls for each function found. */
function parse(source: string, call: (name: string, args: readonly Json[]) => Json): Json {
  const tokens = source.match(/'(?:[^']|'')*'|[A-Za-z]\w*|[(),.]/g) ?? [];
  if (tokens.join('') !== source.replace(/,\s+/g, ','))
    throw new Error(`cannot read the expression ${source}`);
  let at = 0;
  const value = (): Json => {
    const token = tokens[at++] ?? '';
    let result: Json;
    if (token.startsWith("'")) result = token.slice(1, -1).replaceAll("''", "'");
    else result = call(token, list());
    while (tokens[at] === '.') {
      at += 1;
      result = property(result, tokens[at++] ?? '');
    }
    return result;
  };
  const list = (): Json[] => {
    const args: Json[] = [];
    if (tokens[at++] !== '(') throw new Error(`a function without brackets in ${source}`);
    while (tokens[at] !== ')') {
      args.push(value());
      if (tokens[at] === ',') at += 1;
      else if (tokens[at] !== ')') throw new Error(`brackets do not match in ${source}`);
    }
    at += 1;
    return args;
  };
  const whole = value();
  if (at !== tokens.length) throw new Error(`too much in ${source}`);
  return whole;
}

function property(of: Json, name: string): Json {
  if (typeof of !== 'object' || of === null) throw new Error(`no property ${name}`);
  return known(Object.entries(of).find(([key]) => key === name)?.[1], `property ${name}`);
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
