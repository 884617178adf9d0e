import { type FactGroups, type FactLine, factTools } from '../../catalogue/families/facts.ts';
import { type Family, familyOf } from '../../catalogue/families/families.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { holdText } from '../../domain/guidance/reminder-words.ts';
import type { TokenView } from '../../domain/view.ts';
import { isByDate } from './deciding.ts';
import { expiryText } from './rows.ts';

/** Ids of Graph are shorter. */
const LONGEST_ID = 128;

/** Everything known about a token in the groups of its card: how it stands, whose it is, and what support asks for. */
export function factGroups(view: TokenView, words: Words): Required<FactGroups> {
  const { row, now, lookedAt } = view;
  const { token } = row;
  const tools = factTools(words, now);
  const { fact, when } = tools;
  // Little is remembered of what is gone, and a stand-in is no fact.
  const own: FactGroups = row.gone === undefined ? familyOf(token.family).facts(token, tools) : {};
  // There is one of the family alone, and Graph gives it another id at every read.
  const id = own.codes === undefined ? [fact('id', showable(token.id, LONGEST_ID))] : own.codes;
  return {
    now: [...expiryFact(view, words), ...(own.now ?? [])],
    who: [...holdFact(view, words), ...accountFact(view, words), ...(own.who ?? [])],
    codes: id,
    support: [...(own.support ?? []), fact('read', when(row.asOf ?? lookedAt))],
  };
}

/** The date, where no sentence has it yet. */
function expiryFact({ row, now }: TokenView, words: Words): FactLine[] {
  const { headline } = row;
  if (headline !== undefined && (headline.kind === 'wrong-renewal' || isByDate(headline))) return [];
  return [factTools(words, now).fact('expires', expiryText(row, words))];
}

function holdFact({ row, offers, now }: TokenView, words: Words): FactLine[] {
  const hold = offers?.owner ?? offers?.snoozed;
  if (offers === undefined || (row.headline === undefined && hold === undefined)) return [];
  const value = hold === undefined ? words.t('fact.nobody') : holdText(hold, now, words);
  return [factTools(words, now).fact('holds', value)];
}

function accountFact({ row, now }: TokenView, words: Words): FactLine[] {
  const { token, headline } = row;
  if (headline?.kind === 'wrong-renewal' || !hasAccount(token.family)) return [];
  const { fact, shown } = factTools(words, now);
  return [fact('account', shown(token.appleAccount))];
}

/** Only tokens of Apple hang on an account there. */
function hasAccount(family: Family): boolean {
  return 'appleAccount' in familyOf(family).shape.shape;
}
