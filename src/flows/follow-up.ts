import type { Ask, Press } from '../domain/conversation.ts';
import type { Card, Delivery, Log, RenderCard } from '../ports.ts';
import type { Background } from './background.ts';
import type { Answer } from './status.ts';

/** Shows what came later than the answer: in its place or, when that cannot be edited, below it. */
export type ShowLater = (answer: Answer, show: (card: Card) => Promise<Delivery>) => void;

export function createFollowUp(parts: {
  readonly render: RenderCard;
  readonly background: Background;
  readonly log: Log;
}): ShowLater {
  const { render, background, log } = parts;
  return ({ later }, show) => {
    if (later === undefined) return;
    background.run('update the status message', async () => {
      const delivery = await show(render(await later));
      if (delivery.outcome !== 'delivered')
        log.warn({ delivery: delivery.outcome }, 'the status message could not be updated');
    });
  };
}

/** The thread somebody wrote or pressed in. */
export function threadOf({ threadId }: Ask | Press): { readonly threadId?: string } {
  return threadId === undefined ? {} : { threadId };
}
