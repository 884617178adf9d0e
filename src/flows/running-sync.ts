import { isOpen } from '../domain/actions/sync.ts';
import type { MessageRef } from '../domain/conversation.ts';
import type { View } from '../domain/view.ts';
import type { Board } from '../ports.ts';

/**
 * Has a message kept when it is the card of a token whose sync is in progress, so that it does not say so for ever.
 * True when it is kept from now on.
 */
export async function keepRunningSync(
  view: View,
  message: MessageRef,
  board: Pick<Board, 'keep'>,
): Promise<boolean> {
  if (view.view !== 'token' || view.sync === undefined || !isOpen(view.sync)) return false;
  const { family, id } = view.row.token;
  await board.keep({ kind: 'token', about: { family, id } }, message);
  return true;
}
