import { familyName, subjectOf } from '../../domain/guidance/names.ts';
import type { RenewView } from '../../domain/view.ts';
import type { Look } from '../look.ts';
import { type GuideModel, guideModel } from './guide.ts';
import {
  type ButtonModel,
  type CardModel,
  commonButton,
  type HeadModel,
  showButton,
  TONES,
  toneOf,
} from './parts.ts';
import { expiryFacts, sayHeadline, stateOf } from './rows.ts';

export interface RenewModel extends CardModel {
  readonly head: HeadModel;
  readonly guide: GuideModel;
  readonly buttons: readonly ButtonModel[];
}

export function renewModel({ family, row, now }: RenewView, look: Look): RenewModel {
  const saying = row === undefined ? undefined : sayHeadline(row, now, look.words, []);
  const tone =
    row?.headline === undefined || saying === undefined ? TONES.plain : toneOf(row.headline, saying);
  const { words } = look;
  const text = words.t('renew.title', {
    what: row === undefined ? familyName(words, family) : subjectOf(words, row.token),
  });
  const sub =
    row === undefined
      ? words.t('renew.in-general')
      : [stateOf(row, saying, look.words).word, ...expiryFacts(row, now, look.words)].join(' · ');
  return {
    summary: text,
    head: { icon: tone.icon, style: tone.style, text, sub },
    guide: guideModel(family, row, look),
    buttons: [
      ...(row === undefined ? [] : [showButton(row.token, words)]),
      commonButton('all-tokens', words),
    ],
  };
}
