import type { Language } from '../catalogue/words/language.ts';
import type { Address } from '../domain/conversation.ts';
import { type Instant, MINUTE } from '../domain/instant.ts';
import {
  type LanguageFacts,
  type LanguageSetting,
  languageFor,
  type PlaceLanguage,
} from '../domain/spoken-language.ts';
import type { Clock, Log, Shelf } from '../ports.ts';
import { destinationName } from './remind/destinations.ts';

/** Which language is spoken to whom. Never rejects: without the store everybody is answered in their own. */
export interface Languages {
  readonly setting: LanguageSetting;
  of(address: Address, reader: LanguageFacts['reader'], locale?: string): Promise<Language>;
  /** Somebody wrote there; with `auto` it is the language of the reminders from then on. */
  heard(address: Address, locale: string | undefined): Promise<void>;
  /** `language <xx>`; `auto` takes the choice away. Rejects when it could not be kept. */
  choose(address: Address, language: Language | 'auto'): Promise<void>;
}

export interface LanguageDependencies {
  readonly setting: LanguageSetting;
  /** By conversation. */
  readonly shelf: Shelf<PlaceLanguage>;
  readonly clock: Clock;
  readonly log: Log;
}

/** So long what was read of a place is taken for true: another replica may have changed it. */
const FRESH = MINUTE;

export function createLanguages({ setting, shelf, clock, log }: LanguageDependencies): Languages {
  const seen = new Map<string, { readonly place: PlaceLanguage; readonly at: Instant }>();

  async function placeOf(name: string): Promise<PlaceLanguage> {
    const before = seen.get(name);
    if (before !== undefined && clock() - before.at < FRESH) return before.place;
    try {
      const place = (await shelf.get(name))?.value ?? {};
      seen.set(name, { place, at: clock() });
      return place;
    } catch (error) {
      log.warn({ err: error }, 'the language of a place could not be read');
      return before?.place ?? {};
    }
  }

  async function note(name: string, change: (place: PlaceLanguage) => PlaceLanguage): Promise<void> {
    let place: PlaceLanguage = {};
    await shelf.update(name, (current = {}) => {
      place = change(current);
      return place;
    });
    seen.set(name, { place, at: clock() });
  }

  return {
    setting,
    of: async (address, reader, locale) =>
      languageFor({
        setting,
        place: await placeOf(destinationName(address)),
        reader,
        ...(locale === undefined ? {} : { locale }),
      }),
    heard: async (address, locale) => {
      if (setting !== 'auto' || locale === undefined) return;
      const name = destinationName(address);
      if ((await placeOf(name)).spoken === locale) return;
      try {
        await note(name, (place) => ({ ...place, spoken: locale }));
      } catch (error) {
        log.warn({ err: error }, 'the language of a place could not be kept');
      }
    },
    choose: (address, language) =>
      note(destinationName(address), ({ chosen: _, ...place }) =>
        language === 'auto' ? place : { ...place, chosen: language },
      ),
  };
}
