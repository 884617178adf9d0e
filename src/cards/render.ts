import { LANGUAGES, type Language } from '../catalogue/words/language.ts';
import { createWords } from '../catalogue/words/words.ts';
import { type Cloud, type LinkTable, linkTable } from '../domain/guidance/links.ts';
import type { Back, View } from '../domain/view.ts';
import type { RenderCard } from '../ports.ts';
import { besideOthers } from './beside.ts';
import { labelsOf } from './labels.ts';
import type { Look } from './look.ts';
import { acceptModel, claimReleasedModel } from './models/act-notices.ts';
import { execute } from './models/actions.ts';
import { chooseModel, noSuchTokenModel } from './models/choose.ts';
import { didYouMeanModel, helpModel } from './models/help.ts';
import { historyModel, snoozedModel } from './models/history.ts';
import { languageModel } from './models/language.ts';
import type { MentionModel } from './models/mention.ts';
import {
  failureModel,
  lookingModel,
  memoryOutageModel,
  notRememberingModel,
  refusedModel,
  setUpModel,
} from './models/notices.ts';
import { buttonModel, type CardModel } from './models/parts.ts';
import { plainFactsModel } from './models/plain-facts.ts';
import { reminderModel } from './models/reminder.ts';
import { pulseModel, remindHereModel } from './models/reminding.ts';
import { renewModel } from './models/renew.ts';
import { snoozeUntilModel } from './models/snooze-until.ts';
import { statusModel } from './models/status.ts';
import { syncAllModel, syncModel } from './models/sync.ts';
import { tokenModel } from './models/token.ts';
import { upcomingModel } from './models/upcoming.ts';
import { welcomeModel } from './models/welcome.ts';
import { whereModel } from './models/where.ts';
import { type CardJson, loadTemplates, type TemplateName } from './templates.ts';
import { escapeMarkdown } from './text.ts';

export interface RendererOptions {
  /** IANA name; dates and times are written in it. */
  readonly zone: string;
  readonly cloud: Cloud;
  /** Pages that are elsewhere than usual. */
  readonly links?: Partial<LinkTable>;
  /** `off`: this bot only reads. */
  readonly actions: 'on' | 'off';
  /** What people mention in a channel. */
  readonly botName?: string;
  /** What is spoken where nobody says otherwise. */
  readonly language?: Language;
}

/** A template and what to fill it with. */
interface Filling {
  readonly template: TemplateName;
  readonly model: CardModel;
}

const FOLDER = new URL('../../cards/', import.meta.url);

/** Loads the templates once; the returned function is pure. Throws when a template is not a card. */
export function createRenderer({
  zone,
  cloud,
  links = {},
  actions,
  botName = 'Token Warden',
  language: usual = 'en',
}: RendererOptions): RenderCard {
  const templates = loadTemplates(FOLDER);
  const table = linkTable(cloud, links);
  const looks = new Map(
    LANGUAGES.map((language): [Language, Look] => [
      language,
      { words: createWords(language, zone), links: table, actions, botName },
    ]),
  );

  const render: RenderCard = (view, audience = 'everyone', language = usual, remembers = 'all') => {
    const look = looks.get(language);
    if (look === undefined) throw new RangeError(`no words for the language ${language}`);
    const { template, model } = fillingOf(view, look);
    // Clients show it in one line of their own, and screen readers speak it: where a line may end is no matter there.
    const summary = model.summary.replaceAll('\u00A0', ' ').replaceAll('\u00AD', '');
    const expanded = templates.expand(template, {
      ...model,
      summary,
      fallback: escapeMarkdown(summary),
      lang: language,
      labels: labelsOf(look.words),
    });
    const filled = withBack(withMentions(expanded, model.mentions ?? []), view.back, look);
    const isNoted = remembers === 'all' || view.view === 'not-remembering';
    const content = isNoted ? filled : withNote(filled, look.words.t('memory.not-now'));
    return {
      summary,
      content: audience === 'presser' ? besideOthers(content) : content,
      translated: (other) => render(view, audience, other, remembers),
    };
  };
  return render;
}

/** Adds what makes Teams tell the people whom the card's text names. */
function withMentions(content: CardJson, mentions: readonly MentionModel[]): CardJson {
  const entities = mentions.flatMap((one) => one.entities);
  if (entities.length === 0) return content;
  const msteams = content['msteams'];
  return { ...content, msteams: { ...(typeof msteams === 'object' ? msteams : {}), entities } };
}

/** Below the head, which says the one thing that matters most. */
function withNote(content: CardJson, text: string): CardJson {
  const [head, ...rest] = Array.isArray(content['body']) ? content['body'] : [];
  const note = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: `⚠️ ${text}`, weight: 'Bolder' }] };
  return { ...content, body: [head, note, ...rest] };
}

/** What was opened over another card leads back to it. */
function withBack(content: CardJson, back: Back | undefined, { words }: Look): CardJson {
  if (back === undefined || !Array.isArray(content['body'])) return content;
  const actions = [execute(buttonModel(words.t('button.back'), back))];
  return { ...content, body: [...content['body'], { type: 'ActionSet', separator: true, actions }] };
}

function fillingOf(view: View, look: Look): Filling {
  switch (view.view) {
    case 'status':
      return { template: 'status', model: statusModel(view, look) };
    case 'token':
      return { template: 'token', model: tokenModel(view, look) };
    case 'renew':
      return { template: 'renew', model: renewModel(view, look) };
    case 'reminder':
      return { template: 'reminder', model: reminderModel(view, look) };
    case 'upcoming':
      return { template: 'upcoming', model: upcomingModel(view, look) };
    case 'where':
      return { template: 'list', model: whereModel(view, look) };
    case 'remind-here':
      return { template: 'notice', model: remindHereModel(view, look) };
    case 'language':
      return { template: 'notice', model: languageModel(view, look) };
    case 'facts':
      return { template: 'notice', model: plainFactsModel(view, look) };
    case 'pulse':
      return { template: 'notice', model: pulseModel(view, look) };
    case 'sync':
      return { template: 'list', model: syncModel(view, look) };
    case 'sync-all':
      return { template: 'list', model: syncAllModel(view, look) };
    case 'history':
      return { template: 'list', model: historyModel(view, look) };
    case 'snoozed':
      return { template: 'list', model: snoozedModel(view, look) };
    case 'snooze-until':
      return { template: 'notice', model: snoozeUntilModel(view, look) };
    case 'accept':
      return { template: 'notice', model: acceptModel(view, look) };
    case 'claim-released':
      return { template: 'notice', model: claimReleasedModel(view, look) };
    case 'looking':
      return { template: 'notice', model: lookingModel(look) };
    case 'choose':
      return { template: 'choose', model: chooseModel(view, look) };
    case 'no-such-token':
      return { template: 'choose', model: noSuchTokenModel(view, look) };
    case 'help':
      return { template: 'help', model: helpModel(view, look) };
    case 'did-you-mean':
      return { template: 'help', model: didYouMeanModel(view, look) };
    case 'welcome':
      return { template: 'help', model: welcomeModel(view, look) };
    case 'set-up':
      return { template: 'set-up', model: setUpModel(view, look) };
    case 'refused':
      return { template: 'notice', model: refusedModel(view, look) };
    case 'not-remembering':
      return { template: 'notice', model: notRememberingModel(look) };
    case 'memory-outage':
      return { template: 'notice', model: memoryOutageModel(view, look) };
    case 'failure':
      return { template: 'failure', model: failureModel(view, look) };
  }
}
