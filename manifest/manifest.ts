import { z } from 'zod';

const command = z.looseObject({ title: z.string(), description: z.string().optional() });

const commandList = z.looseObject({ scopes: z.array(z.string()), commands: z.array(command) });

const bot = z.looseObject({
  botId: z.string(),
  scopes: z.array(z.string()),
  commandLists: z.array(commandList).optional(),
});

const languages = z.looseObject({
  defaultLanguageTag: z.string(),
  additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })).optional(),
});

/** The parts of a Teams app manifest that this project builds or checks; everything else is carried along. */
export const manifestShape = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  developer: z.looseObject({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: languages.optional(),
  supportsChannelFeatures: z.string().optional(),
  bots: z.array(bot).optional(),
});

export type Manifest = z.infer<typeof manifestShape>;

/** What goes into the zip, by file name; `manifest.json` is `manifest` itself. */
export interface TeamsPackage {
  readonly manifest: Manifest;
  readonly languages: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly icons: Readonly<Record<string, Uint8Array>>;
}

/** The source of one more language: strings by their manifest path. The commands come from the bot's own words. */
export const languageShape = z.strictObject({ strings: z.record(z.string(), z.string()) });

export type Language = z.infer<typeof languageShape>;
