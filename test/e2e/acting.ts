import { demoState } from '../../demo/tenant/demo-data.ts';
import type { TenantState } from '../../demo/tenant/state.ts';
import { ALEX, execute, message, TEAM, type Told } from '../support/activities.ts';
import { type Bot, type BotOptions, startBot } from '../support/bot.ts';
import type { Json } from '../support/connector/connector.ts';
import { actionsOf } from '../support/read-card.ts';

export const ROBIN = {
  id: '29:robin',
  aadObjectId: '55555555-0000-4000-8000-000000000005',
  name: 'Robin Kay',
};
export const GUEST = {
  id: '29:guest',
  aadObjectId: '66666666-0000-4000-8000-000000000006',
  name: 'Gu Est',
};
export const STRANGER = {
  id: '29:stranger',
  aadObjectId: '99999999-0000-4000-8000-000000000009',
  name: 'Stranger',
};

/** Tenant data for a test, from the demo's at the present time. */
export function demoWith(change: (state: TenantState) => TenantState): TenantState {
  return change(demoState(Date.now()));
}

/** A bot with an IT team of two members and a guest, that has met its team and looked once. */
export async function startActing(options: BotOptions = {}): Promise<Bot> {
  const bot = await startBot(options);
  bot.connector.members(TEAM.id, [
    { ...ALEX, userPrincipalName: 'alex@contoso.example' },
    { ...ROBIN, userPrincipalName: 'robin@contoso.example' },
    { ...GUEST, userPrincipalName: 'guest_fabrikam.example#EXT#@contoso.example', userRole: 'guest' },
  ]);
  await bot.send(message({ serviceUrl: bot.connector.url, where: 'channel' }, 'token status'));
  return bot;
}

export interface PressedButton {
  readonly verb: string;
  readonly data: Json;
}

export function findButton(card: Json, verb: string): PressedButton | undefined {
  return actionsOf(card).find((action) => action.verb === verb);
}

/** The button of a card with this verb; fails with what there is instead. */
export function buttonOf(card: Json, verb: string): PressedButton {
  const found = findButton(card, verb);
  if (found === undefined)
    throw new Error(
      `no button "${verb}": ${actionsOf(card).map((one) => `${one.verb} ${one.data?.ref ?? ''}`)}`,
    );
  return found;
}

let presses = 0;

/** Presses a button as Teams does: each press is another activity unless an id is given. */
export function press(
  bot: Bot,
  told: Partial<Told>,
  button: PressedButton,
  messageId: string | undefined,
): Promise<{ readonly status: number; readonly body: Json }> {
  presses += 1;
  const where = {
    serviceUrl: bot.connector.url,
    where: 'channel' as const,
    id: `f:press-${presses}`,
    ...told,
  };
  return bot.send(execute(where, button.verb, button.data, messageId));
}
