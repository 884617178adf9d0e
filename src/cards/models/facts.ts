import { datedFactTools, type FactLine, factTools } from '../../catalogue/families/facts.ts';
import { type Family, familyOf } from '../../catalogue/families/families.ts';
import type { Words } from '../../catalogue/words/words.ts';
import type { Row } from '../../domain/assess.ts';
import { familyName } from '../../domain/guidance/names.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import type { TokenView } from '../../domain/view.ts';
import { expiryText } from './rows.ts';

/** Text that clients cannot break and that is longer than this does not fit beside its label on a phone. */
const LONGEST_PIECE = 20;

/** Everything Intune says about the token, as it stands there. */
export function factsOf({ row, now, lookedAt }: TokenView, words: Words): FactLine[] {
  const { token } = row;
  const tools = datedFactTools(words, now);
  const { fact, shown, when } = tools;
  return [
    ...(token.family === 'push' ? [] : [fact('name', showable(token.name))]),
    fact('kind', familyName(words, token.family)),
    fact('expires', expiryText(row, words)),
    ...(hasAccount(token.family) ? [fact('account', shown(token.appleAccount))] : []),
    // Little is remembered of what is gone, and a stand-in is no fact.
    ...(row.gone === undefined ? familyOf(token.family).facts(token, tools) : []),
    fact('read', when(row.asOf ?? lookedAt)),
  ];
}

/**
 * What somebody who is to renew it needs at hand. After a wrong renewal these
 * would be the facts of the wrong certificate.
 */
export function remindedFacts(row: Row, words: Words): FactLine[] {
  const { token, headline } = row;
  if (headline?.kind === 'wrong-renewal') return [];
  const tools = factTools(words);
  const { fact, shown } = tools;
  return [
    fact('expires', expiryText(row, words)),
    ...(hasAccount(token.family) ? [fact('account', shown(token.appleAccount))] : []),
    ...(row.gone === undefined ? familyOf(token.family).reminded(token, tools) : []),
  ];
}

/** Only tokens of Apple hang on an account there. */
function hasAccount(family: Family): boolean {
  return 'appleAccount' in familyOf(family).shape.shape;
}

/** Such a value gets the whole width, below its label. */
export function needsWidth({ value }: FactLine): boolean {
  return value.split(/[\s-]/).some((piece) => piece.length > LONGEST_PIECE);
}
