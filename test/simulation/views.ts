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
  const drawn = new WeakMap<object, Drawn>();

  return {
    render: (view, audience = 'everyone') => {
      const card = isSample() ? real(view, audience) : { summary: view.view, content: {} };
      if (Object.keys(card.content).length > 0) onSample(card, view);
      drawn.set(card.content, { view, audience });
      return card;
    },
    drawnOf: ({ content }) => {
      const found = drawn.get(content);
      if (found === undefined) throw new Error('a card that was not drawn by the renderer given');
      return found;
    },
  };
}
