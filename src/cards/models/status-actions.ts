import type { OnStatus } from '../../catalogue/commands/fields.ts';
import type { Words } from '../../catalogue/words/words.ts';
import { leadingActions } from '../../domain/guidance/leading-actions.ts';
import { showable } from '../../domain/guidance/outside-text.ts';
import { refKey, type Token } from '../../domain/token.ts';
import type { StatusView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type Action, arranged, execute, led, open } from './actions.ts';
import { syncButton } from './acts.ts';
import { entraLink } from './offered.ts';
import { buttonModel, commonButton, optional } from './parts.ts';
import type { Candidate } from './status-headline.ts';

/** A name on a button is cut here. */
const LONGEST_NAME = 28;

/** What mends the worst, with its name on it; then what leads elsewhere. */
export function statusActions(
  view: StatusView,
  worst: Candidate | undefined,
  place: OnStatus,
  look: Look,
): Action[] {
  const { words } = look;
  const first = worst === undefined ? undefined : mending(view, worst, place, look);
  const rest = [
    ...optional(first),
    execute(commonButton('check-now', words)),
    ...(view.filter === undefined ? [] : [execute(commonButton('all-tokens', words))]),
    execute(commonButton('upcoming', words)),
    execute(commonButton('help', words)),
  ];
  const actions = arranged(rest, SEEN);
  return first === undefined ? actions : led(actions);
}

/** Beside the first there is room for one that is always the same. */
const SEEN = 2;

function mending(
  view: StatusView,
  { finding, row }: Candidate,
  place: OnStatus,
  look: Look,
): Action | undefined {
  const { words } = look;
  const leading = leadingActions(finding);
  if (row === undefined) return leading?.first === 'open-entra' ? open(entraLink(look)) : undefined;
  const { token } = row;
  const ref = { family: token.family, id: token.id };
  const name = nameOnButton(token, words);
  const acts = view.acts?.get(refKey(token));
  if (leading?.first === 'sync') {
    const sync = syncButton({ ref, ...acts, now: view.assessment.now, place }, look);
    if (sync?.verb === 'sync') return execute({ ...sync, title: words.t('button.sync-named', { name }) });
  }
  if (leading?.first === 'open-renewal-page')
    return execute(buttonModel(words.t('button.renew-named', { name }), { verb: 'renew', ref, ...place }));
  if (leading?.first === 'check-now') return undefined;
  if (leading?.first === 'how-to-undo')
    return execute(buttonModel(words.t('button.how-to-undo'), { verb: 'renew', ref, ...place }));
  return execute(buttonModel(words.t('button.open-named', { name }), { verb: 'show', ref, ...place }));
}

function nameOnButton({ family, name }: Token, words: Words): string {
  return family === 'push' ? words.t('button.push-name') : showable(name, LONGEST_NAME);
}
