import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language, LOCALES } from '../../src/catalogue/words/language.ts';
import { understand } from '../../src/domain/understand/understand.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = 'src/catalogue/words';

/** One message and where it stands. */
interface Message {
  readonly key: string;
  readonly text: string;
  readonly file: string;
}

/** Read from the files themselves, so that a message no language lists is seen as well. */
async function messagesOf(language: Language): Promise<Message[]> {
  const files = readdirSync(new URL(`${FOLDER}/${language}/`, ROOT)).map(
    (name) => `${FOLDER}/${language}/${name}`,
  );
  const topics = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(new URL(file, ROOT).href)) as { readonly [name: string]: object };
      return Object.values(exported).flatMap((topic) =>
        Object.entries(topic).map(([key, text]): Message => ({ key, text: String(text), file })),
      );
    }),
  );
  return topics.flat();
}

/** What a message has to be filled with: `n: plural`. */
function valuesOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.argument:
        return [`${element.value}: text`];
      case TYPE.number:
        return [`${element.value}: number`];
      case TYPE.plural:
        return [`${element.value}: number`, ...optionsOf(element.options)];
      case TYPE.select:
        return [`${element.value}: text`, ...optionsOf(element.options)];
      case TYPE.literal:
      case TYPE.pound:
        return [];
      default:
        throw new Error(`a message may not hold a ${TYPE[element.type]}`);
    }
  });
}

function optionsOf(options: {
  readonly [name: string]: { readonly value: MessageFormatElement[] };
}): string[] {
  return Object.values(options).flatMap(({ value }) => valuesOf(value));
}

function needs({ text, file, key }: Message): string {
  try {
    return [...new Set(valuesOf(parse(text, { ignoreTag: true })))].sort().join(', ');
  } catch (error) {
    throw new Error(`${file}: the message of ${key} is not ICU MessageFormat`, { cause: error });
  }
}

/** Every source file that is not itself words. */
function sources(): string {
  const names = readdirSync(new URL('src/', ROOT), { recursive: true }) as string[];
  const wanted = names.filter(
    (name) => name.endsWith('.ts') && !/^catalogue\/words\/(?:en|de)\b/.test(name.replaceAll('\\', '/')),
  );
  const templates = readdirSync(new URL('cards/', ROOT)).filter((name) => !name.endsWith('.sample.json'));
  return [...wanted.map((name) => `src/${name}`), ...templates.map((name) => `cards/${name}`)]
    .map((name) => readFileSync(new URL(name, ROOT), 'utf8'))
    .join('\n');
}

describe('the words of each language', () => {
  for (const language of LANGUAGES) {
    describe(language, () => {
      it('are ICU MessageFormat, without straight apostrophes, which ICU takes for a sign', async () => {
        for (const message of await messagesOf(language)) {
          needs(message);
          assert.ok(!message.text.includes("'"), `${message.file}: ${message.key}`);
        }
      });

      it('are filled with the same values as in English', async () => {
        const english = new Map((await messagesOf('en')).map((message) => [message.key, message]));
        for (const message of await messagesOf(language)) {
          const original = english.get(message.key);
          assert.ok(original !== undefined, `${message.file}: English has no ${message.key}`);
          assert.equal(needs(message), needs(original), `${message.file}: ${message.key}`);
        }
      });

      it('stand once each, and are listed by the language', async () => {
        const messages = await messagesOf(language);
        const listed = (await import(new URL(`${FOLDER}/${language}.ts`, ROOT).href)) as {
          readonly [name: string]: { readonly [key: string]: string };
        };
        const catalogue = listed[language.toUpperCase()] ?? {};
        const keys = messages.map(({ key }) => key);
        assert.deepEqual(
          messages.filter(({ key }, index) => keys.indexOf(key) !== index),
          [],
        );
        for (const { key, text, file } of messages)
          assert.equal(catalogue[key], text, `${file} is not listed in ${FOLDER}/${language}.ts`);
      });

      it('tell people to type only what the bot understands', async () => {
        for (const { key, text, file } of await messagesOf(language)) {
          const quoted = [...text.matchAll(/[“„](?:@\{bot\} )?(\p{Ll}[^“”{}]*)[“”]/gu)];
          for (const [, line = ''] of quoted)
            assert.notEqual(understand(line).command, 'unknown', `${file}: ${key} quotes “${line}”`);
        }
      });

      it('are known to Intl on this machine', () => {
        const locale = LOCALES[language];
        assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(locale), [locale]);
        assert.deepEqual(Intl.PluralRules.supportedLocalesOf(locale), [locale]);
      });
    });
  }

  it('are all in use', async () => {
    const text = sources();
    const literals = new Set([...text.matchAll(/['"`]([a-z][\w.-]*)['"`]/g)].map(([, key]) => key));
    const patterns = [...text.matchAll(/`([a-z][\w-]*\.[^`]*\$\{[^`]*)`/g)]
      .map(([, template = '']) => template.replaceAll(/\$\{[^}]*\}/g, '*'))
      .filter((template) => /^[\w.*-]+$/.test(template))
      .map((template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`));
    const unused = (await messagesOf('en')).filter(
      ({ key }) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    assert.deepEqual(
      unused.map(({ key, file }) => `${file}: ${key}`),
      [],
    );
  });
});
