import { createWords } from '../catalogue/words/words.ts';
import { type Cloud, type LinkTable, linkTable } from '../domain/guidance/links.ts';
import type { View } from '../domain/view.ts';
import type { RenderCard } from '../ports.ts';
import { besideOthers } from './beside.ts';
import { keepTogether } from './keep-together.ts';
import type { Look } from './look.ts';
import { acceptModel, claimReleasedModel } from './models/act-notices.ts';
import { chooseModel, noSuchTokenModel } from './models/choose.ts';
import { didYouMeanModel, helpModel } from './models/help.ts';
import { historyModel, snoozedModel } from './models/history.ts';
import type { MentionModel } from './models/mention.ts';
import {
  failureModel,
  lookingModel,
  memoryOutageModel,
  notRememberingModel,
  refusedModel,
  setUpModel,
  welcomeModel,
} from './models/notices.ts';
import { type CardModel, optional } from './models/parts.ts';
import { reminderModel } from './models/reminder.ts';
import { pulseModel, remindHereModel } from './models/reminding.ts';
import { renewModel } from './models/renew.ts';
import { statusModel } from './models/status.ts';
import { syncAllModel, syncModel } from './models/sync.ts';
import { tokenModel } from './models/token.ts';
import { upcomingModel } from './models/upcoming.ts';
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
}: RendererOptions): RenderCard {
  const templates = loadTemplates(FOLDER);
  const look: Look = { words: createWords('en', zone), links: linkTable(cloud, links), actions, botName };

  return (view, audience = 'everyone', remembers = 'all') => {
    const { template, model: filled } = fillingOf(view, look);
    // Clients show it in one line of their own, and screen readers speak it: nothing is to be kept together there.
    const model = { ...filled, summary: filled.summary.replaceAll('\u00A0', ' ') };
    const expanded = templates.expand(template, { ...model, fallback: escapeMarkdown(model.summary) });
    const filledIn = withMentions(keepTogether(expanded), model.mentions ?? []);
    const isNoted = remembers === 'all' || view.view === 'not-remembering';
    const content = isNoted ? filledIn : withNote(filledIn, look.words.t('memory.not-now'));
    return { summary: model.summary, content: audience === 'presser' ? besideOthers(content) : content };
  };
}

/** Adds what makes Teams tell the people whom the card's text names. */
function withMentions(content: CardJson, mentions: readonly MentionModel[]): CardJson {
  const entities = mentions.flatMap(({ entity }) => optional(entity));
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
      return { template: 'notice', model: remindHereModel(view) };
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
    case 'accept':
      return { template: 'notice', model: acceptModel(view, look) };
    case 'claim-released':
      return { template: 'notice', model: claimReleasedModel(view, look) };
    case 'looking':
      return { template: 'notice', model: lookingModel() };
    case 'choose':
      return { template: 'choose', model: chooseModel(view, look) };
    case 'no-such-token':
      return { template: 'choose', model: noSuchTokenModel(view, look) };
    case 'help':
      return { template: 'help', model: helpModel(view, look) };
    case 'did-you-mean':
      return { template: 'help', model: didYouMeanModel(view, look) };
    case 'welcome':
      return { template: 'welcome', model: welcomeModel(view, look) };
    case 'set-up':
      return { template: 'set-up', model: setUpModel(view) };
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
