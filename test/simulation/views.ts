import type { View } from '../../src/domain/view.ts';
import type { Card, RenderCard } from '../../src/ports.ts';

/** What a card was drawn from. */
export interface Drawn {
  readonly view: View;
  readonly audience: 'everyone' | 'presser';
}

/** A renderer that remembers the view of each card, so that nobody has to read sentences. */
export interface Viewing {
  readonly render: RenderCard;
  /** Throws for a card that no renderer here has drawn. */
  drawnOf(card: Card): Drawn;
}

/**
 * @param real draws a card for people; only asked for the views that `isSample` picks, because it is slow.
 * @param onSample is given every card that was really drawn.
 */
export function createViewing(
  real: RenderCard,
  isSample: () => boolean,
  onSample: (card: Card, view: View) => void,
): Viewing {
  return {
    render: (view, audience = 'everyone') => {
      if (isSample()) onSample(real(view, audience), view);
      const drawn: Drawn = { view, audience };
      return { summary: saidBy(view), content: { [DRAWN]: () => drawn } };
    },
    drawnOf: ({ content }) => {
      const found = content[DRAWN];
      if (typeof found !== 'function') throw new Error('a card that was not drawn by the renderer given');
      return found() as Drawn;
    },
  };
}

/** Kept as a function: it stays the same through copies of the card, and is no part of what the card says. */
const DRAWN = 'drawn';

/** What the board tells two cards apart by, as the real texts would: not by the instant they were made at. */
function saidBy(view: View): string {
  return JSON.stringify(view, (key, value: unknown) =>
    key === 'now' || key === 'lookedAt' || key === 'nextLookAt' || key === 'looks' ? undefined : value,
  );
}
