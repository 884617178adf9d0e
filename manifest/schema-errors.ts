/** The setting that decides a part of the manifest, by that part's path. */
const VARIABLE_OF: Readonly<Record<string, string>> = {
  id: 'TEAMS_APP_ID',
  version: 'MANIFEST_VERSION',
  accentColor: 'MANIFEST_ACCENT_COLOR',
  'name.short': 'MANIFEST_NAME',
  'name.full': 'MANIFEST_NAME',
  'developer.name': 'MANIFEST_DEVELOPER_NAME',
  'developer.websiteUrl': 'MANIFEST_WEBSITE_URL',
  'developer.privacyUrl': 'MANIFEST_PRIVACY_URL',
  'developer.termsOfUseUrl': 'MANIFEST_TERMS_URL',
  'bots[0].botId': 'BOT_ID',
};

/** One error as a JSON schema validator reports it. */
export interface SchemaError {
  /** Where, as a JSON pointer: `/name/short`. */
  readonly path: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const REPORTED = /^(?<path>\S*) (?<message>.*)\. Details: (?<params>.*)$/s;

/** Reads one line of `AppManifestUtils.validateAgainstSchema`, which joins path, message and parameters into a text. */
export function parseSchemaError(line: string): SchemaError {
  const parts = REPORTED.exec(line)?.groups;
  if (parts === undefined) return { path: '', message: line, params: {} };
  const params: unknown = parts['params'] === '' ? {} : JSON.parse(parts['params'] ?? '{}');
  return {
    path: parts['path'] ?? '',
    message: parts['message'] ?? '',
    params: Object.fromEntries(Object.entries(params ?? {})),
  };
}

/** A schema error as one sentence: the file, the place, what is wrong, and the variable to change where there is one. */
export function schemaSentence(file: string, error: SchemaError): string {
  const place = readablePath(error.path);
  const allowed = error.params['allowedValues'];
  const extra = error.params['additionalProperty'];
  const detail = Array.isArray(allowed)
    ? ` (${allowed.join(', ')})`
    : typeof extra === 'string'
      ? ` (${extra})`
      : '';
  const variable = VARIABLE_OF[place];
  const fix = variable === undefined ? '' : `; change ${variable}`;
  return `${file}: ${place === '' ? 'the file' : place} ${error.message}${detail}${fix}.`;
}

function readablePath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`),
      '',
    );
}
