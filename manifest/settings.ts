import { z } from 'zod';

/** What one Teams app package says about its tenant, its bot and its publisher. */
export interface PackageSettings {
  readonly botId: string;
  readonly appId: string;
  readonly version: string;
  readonly name: string;
  readonly developerName: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  readonly accentColor: string;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: PackageSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NO_BOT = '00000000-0000-0000-0000-000000000000';
const NUMBERS = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

function guid(what: string) {
  return text(
    (value) => GUID.test(value) && value !== NO_BOT,
    `must be ${what}, a GUID such as 8f3c1d52-5f0e-4b7a-9c1e-2d6a7b8c9d0e`,
  );
}

/** A text of 1 to `limit` characters, the way Teams counts them. */
function short(limit: number, example: string) {
  return z.string().superRefine((value, context) => {
    if (value.length <= limit) return;
    context.addIssue({
      code: 'custom',
      message: `is ${value.length} characters long: Teams takes at most ${limit}, for example "${example}"`,
    });
  });
}

function webPage(what: string) {
  return text(
    isWebPage,
    `must be the https address of ${what}, such as https://intranet.contoso.com/token-warden`,
  );
}

function text(fits: (value: string) => boolean, rule: string) {
  return z.string(rule).superRefine((value, context) => {
    if (!fits(value)) context.addIssue({ code: 'custom', message: `is "${value}": it ${rule}` });
  });
}

function isWebPage(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:' && value.length <= 2048;
}

/**
 * The variables of a package. Limits are those of Microsoft's manifest schema v1.30, except that addresses must be
 * https and the version three numbers, which the store rules ask for and the schema does not.
 */
const VARIABLES = z.object({
  BOT_ID: guid("the bot's application (client) id"),
  TEAMS_APP_ID: guid('the id of the Teams app').optional(),
  MANIFEST_VERSION: text(
    (value) => NUMBERS.test(value),
    'must be three numbers with dots, such as 1.2.0, and grow with every upload',
  ),
  MANIFEST_NAME: short(30, 'Token Warden'),
  MANIFEST_DEVELOPER_NAME: short(32, 'Contoso IT'),
  MANIFEST_WEBSITE_URL: webPage('a page about the bot'),
  MANIFEST_PRIVACY_URL: webPage('your privacy notice').optional(),
  MANIFEST_TERMS_URL: webPage('your terms of use').optional(),
  MANIFEST_ACCENT_COLOR: text(
    (value) => /^#[0-9a-f]{6}$/i.test(value),
    'must be a colour as # and six hex digits, such as #1F3D66',
  ),
});

/** Every variable that `npm run package:teams` reads. */
export const PACKAGE_VARIABLES = Object.keys(VARIABLES.shape);

/**
 * Reads the settings of a package from variables, as they stand in the environment or in env/.env.
 *
 * @param env the variables; an empty one counts as not set
 * @param defaults `version` is used when MANIFEST_VERSION is not set
 * @returns the settings, or one sentence for each variable that is missing or wrong
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  defaults: { readonly version: string },
): SettingsResult {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = VARIABLES.safeParse({
    MANIFEST_VERSION: defaults.version,
    MANIFEST_NAME: 'Token Warden',
    MANIFEST_DEVELOPER_NAME: 'Token Warden',
    MANIFEST_ACCENT_COLOR: '#1F3D66',
    ...Object.fromEntries(given.map(([name, value]) => [name, value?.trim()])),
  });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(sentence) };
  const value = parsed.data;
  return {
    ok: true,
    settings: {
      botId: value.BOT_ID.toLowerCase(),
      // The two ids may be the same; an app id of its own matters only when two apps share one bot.
      appId: (value.TEAMS_APP_ID ?? value.BOT_ID).toLowerCase(),
      version: value.MANIFEST_VERSION,
      name: value.MANIFEST_NAME,
      developerName: value.MANIFEST_DEVELOPER_NAME,
      websiteUrl: value.MANIFEST_WEBSITE_URL,
      privacyUrl: value.MANIFEST_PRIVACY_URL ?? value.MANIFEST_WEBSITE_URL,
      termsUrl: value.MANIFEST_TERMS_URL ?? value.MANIFEST_WEBSITE_URL,
      accentColor: value.MANIFEST_ACCENT_COLOR,
    },
  };
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  if (issue.code === 'invalid_type') return `${name} is not set: it ${issue.message}.`;
  return `${name} ${issue.message}.`;
}
