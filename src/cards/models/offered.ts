import type { FindingAction } from '../../catalogue/findings/actions.ts';
import type { Finding } from '../../domain/finding.ts';
import { leadingActions } from '../../domain/guidance/leading-actions.ts';
import type { Link } from '../../domain/guidance/links.ts';
import type { Look } from '../look.ts';
import { type Action, arranged, execute, open, toggle } from './actions.ts';
import { type ActSubject, acceptButton, holdButton, snoozeModel, syncButton } from './acts.ts';
import { buttonModel, commonButton, optional } from './parts.ts';

/** Ids of what unfolds on a card of one token. */
export const FOLDS = { steps: 'steps', check: 'check', snooze: 'snooze', support: 'support' } as const;

/** One token or family, and what can be done about it. */
export interface Offering extends ActSubject {
  /** What is the matter; undefined when all is well. */
  readonly finding?: Finding | undefined;
  /** Both sides of its renewal, Intune first; none for a family. */
  readonly links: readonly Link[];
}

/** Two of them have room beside “More”. */
const ON_A_ROW = 2;

/** On a row of several: the first two that mend it, and the token itself. */
export function rowActions(offering: Offering, look: Look): Action[] {
  const { ref, place } = offering;
  const found = leading(offering).flatMap((offer) => optional(onRow(offer, offering, look)));
  if (offering.links.length === 0) return arranged(found);
  const more = execute(buttonModel(look.words.t('button.more'), { verb: 'show', ref, ...place }));
  return arranged([...found.slice(0, ON_A_ROW), more]);
}

/** On a card of one: those that mend it, then everything else that can be done, then where else to go. */
export function cardActions(offering: Offering, elsewhere: readonly Action[], look: Look): Action[] {
  const offers = [...leading(offering), ...ALL];
  return arranged([...offers.flatMap((offer) => optional(onCard(offer, offering, look))), ...elsewhere]);
}

/** What is offered of a token in any case, behind what mends it. */
const ALL: readonly FindingAction[] = [
  'sync',
  'open-renewal-page',
  'claim',
  'how-to-renew',
  'snooze',
  'open-apple-portal',
  'accept',
];

function leading({ finding }: Offering): readonly FindingAction[] {
  const actions = finding && leadingActions(finding);
  return actions === undefined ? [] : [actions.first, actions.second, ...actions.rest];
}

/** What needs room to unfold leads from a row to a card of its own. */
function onRow(offer: FindingAction, offering: Offering, look: Look): Action | undefined {
  const { ref, place } = offering;
  const { words } = look;
  switch (offer) {
    case 'what-to-check':
      return execute(buttonModel(words.t('button.what-to-check'), { verb: 'show', ref, ...place }));
    case 'how-to-undo':
      return execute(buttonModel(words.t('button.how-to-undo'), { verb: 'renew', ref, ...place }));
    case 'how-to-renew':
      return execute(buttonModel(words.t('button.renew'), { verb: 'renew', ref, ...place }));
    case 'snooze':
      return undefined;
    default:
      return anywhere(offer, offering, look);
  }
}

function onCard(offer: FindingAction, offering: Offering, look: Look): Action | undefined {
  const { words } = look;
  switch (offer) {
    case 'what-to-check':
      return toggle(words.t('button.what-to-check'), FOLDS.check);
    case 'how-to-undo':
      return toggle(words.t('button.how-to-undo'), FOLDS.steps);
    case 'how-to-renew':
      return offering.links.length === 0 ? undefined : toggle(words.t('button.renew'), FOLDS.steps);
    case 'snooze': {
      const snooze = snoozeModel(offering, look);
      return snooze && toggle(snooze.title, FOLDS.snooze);
    }
    default:
      return anywhere(offer, offering, look);
  }
}

function anywhere(
  offer: Exclude<FindingAction, 'what-to-check' | 'how-to-undo' | 'how-to-renew' | 'snooze'>,
  offering: Offering,
  look: Look,
): Action | undefined {
  const [intune, apple] = offering.links;
  switch (offer) {
    case 'open-renewal-page':
    case 'open-in-intune':
      return intune && open(intune);
    case 'open-apple-portal':
      return apple && open(apple);
    case 'open-entra':
      return open(entraLink(look));
    case 'check-now':
      return execute(commonButton('check-now', look.words));
    case 'claim':
      return pressed(holdButton(offering, look));
    case 'sync':
      return pressed(syncButton(offering, look));
    case 'accept':
      return pressed(acceptButton(offering, look));
  }
}

function pressed(button: Parameters<typeof execute>[0] | undefined): Action | undefined {
  return button && execute(button);
}

/** The API permissions of the bot’s application. */
export function entraLink({ links, words }: Look): Link {
  return { title: words.t('button.open-entra'), url: links.entra };
}
