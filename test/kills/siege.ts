import { type Bot, install, pause, type Stage, setStage } from '../../bench/support/stage.ts';
import { DAY } from '../../src/domain/instant.ts';
import { ALEX, CHANNEL, execute } from '../support/activities.ts';
import { until } from '../support/bot.ts';
import type { Json } from '../support/connector/connector.ts';
import { actionsOf, textOf } from '../support/read-card.ts';

/** What is left standing after the kills. */
export interface Aftermath {
  /** Tokens that were to be said. */
  readonly due: number;
  readonly lost: readonly string[];
  /** Said on more than one message. */
  readonly doubled: ReadonlySet<string>;
  /** Tokens whose claim was confirmed to the presser. */
  readonly claimed: number;
  /** Of those, the ones whose card does not name the owner afterwards. */
  readonly lostClaims: readonly string[];
  /** Tokens on messages that were still red when nobody had pressed anything after all was mended. */
  readonly redUntilPressed: readonly string[];
  /** The same after one press on each of those messages. */
  readonly red: readonly string[];
}

export interface SiegeOptions {
  readonly storeUrl: string;
  readonly kills: number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A look comes every 300 ms; a killed leader is succeeded after this. */
const LEASE = 1_500;
/** The longest pause before a kill, ms: long enough for a look, a post and the writes around them. */
const LIFE = 1_200;
/** A message that is kept follows a renewal within some looks. */
const PATIENCE = 30_000;

/**
 * Two processes of the real bot on one store. Again and again some tokens fail, somebody claims one of those that were
 * said, and one of the processes is killed at any instant of that and replaced. In the end all is mended in Intune.
 */
export async function siege({ storeUrl, kills, random }: SiegeOptions): Promise<Aftermath> {
  const stage = await setStage(storeUrl);
  const start = () => stage.start({ BENCH_LEASE_MS: String(LEASE) });
  const bots = [await start(), await start()];
  try {
    await (bots[0] as Bot).post(install(stage));
    const due: string[] = [];
    const claims = new Set<string>();
    for (let kill = 0; kill < kills; kill += 1) {
      due.push(...stage.breakTokens(1));
      const victim = Math.floor(random() * bots.length);
      const pressed = claimOne(stage, bots[Math.floor(random() * bots.length)] as Bot, claims);
      await pause(random() * LIFE);
      await (bots[victim] as Bot).kill('SIGKILL');
      bots[victim] = await start();
      const acknowledged = await pressed;
      if (acknowledged !== undefined) claims.add(acknowledged);
    }
    const survivor = bots[0] as Bot;
    const isLost = () => due.filter((name) => !stage.said().has(name));
    await waitFor(() => isLost().length === 0);
    const lostClaims = await lostOf(claims, stage, survivor);
    const doubled = new Set([...stage.said()].filter(([, count]) => count > 1).map(([name]) => name));
    mendAll(stage);
    // One that nobody knows of stays as it is: the others are waited for.
    await waitFor(() => redOf(stage).every(({ names }) => names.every((name) => doubled.has(name))));
    await pause(2_000);
    const before = redOf(stage);
    for (const { id, card } of before) await pressAnything(stage, survivor, id, card);
    await waitFor(() => redOf(stage).length === 0);
    return {
      due: due.length,
      lost: isLost(),
      doubled,
      claimed: claims.size,
      lostClaims,
      redUntilPressed: before.flatMap(({ names }) => names),
      red: redOf(stage).flatMap(({ names }) => names),
    };
  } finally {
    for (const bot of bots) await bot.kill('SIGKILL');
    await stage.close();
  }
}

/** Claims the token of the newest card that offers it; its reference when the answer confirms the claim. */
async function claimOne(stage: Stage, bot: Bot, claims: ReadonlySet<string>): Promise<string | undefined> {
  for (const [messageId, { conversationId, activity }] of [...stage.connector.shown].reverse()) {
    if (!conversationId.startsWith(CHANNEL.id)) continue;
    const card = activity.attachments?.[0]?.content;
    const button = actionsOf(card).find(({ verb, data }) => verb === 'claim' && !claims.has(data.ref));
    if (button === undefined) continue;
    const { ref } = button.data;
    const answer = await press(stage, bot, 'claim', button.data, messageId);
    const offered = actionsOf(answer?.value).filter(({ data }) => data?.ref === ref);
    const isConfirmed =
      offered.some(({ verb }) => verb === 'release') && textOf(answer.value).includes(ALEX.name);
    return isConfirmed ? ref : undefined;
  }
  return undefined;
}

let presses = 0;

/** The body of the answer; undefined when the bot was killed before it gave one. */
async function press(
  stage: Stage,
  bot: Bot,
  verb: string,
  data: Json,
  messageId: string,
): Promise<Json | undefined> {
  presses += 1;
  const told = { serviceUrl: stage.connector.url, where: 'channel' as const, id: `f:siege-${presses}` };
  try {
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(execute(told, verb, data, messageId)),
    });
    return await response.json();
  } catch (error) {
    if (bot.child.exitCode === null && bot.child.signalCode === null && !bot.child.killed) throw error;
    return undefined;
  }
}

/** Those whose own card, shown by a bot that has not taken the press, does not name the owner. */
async function lostOf(claims: ReadonlySet<string>, stage: Stage, bot: Bot): Promise<string[]> {
  const lost: string[] = [];
  for (const ref of claims) {
    const answer = await press(stage, bot, 'show', { verb: 'show', ref }, '1');
    if (!textOf(answer?.value).includes(ALEX.name)) lost.push(ref);
  }
  return lost;
}

/** Everything is renewed in Intune. */
function mendAll(stage: Stage): void {
  stage.tenant.update((state) => ({
    ...state,
    vpp: state.vpp.map((one) => ({ ...one, state: 'valid', expiresAt: one.expiresAt + 400 * DAY })),
  }));
}

/** Messages in the channel that show something to be done, and the tokens they speak of. */
function redOf(
  stage: Stage,
): { readonly id: string; readonly names: readonly string[]; readonly card: Json }[] {
  return [...stage.connector.shown].flatMap(([id, { conversationId, activity }]) => {
    const card = activity.attachments?.[0]?.content;
    const names = [...new Set(JSON.stringify(activity).match(/Token\d{5}x/g))];
    const isRed = ['attention', 'warning'].includes(card?.body?.[0]?.style);
    return conversationId.startsWith(CHANNEL.id) && isRed ? [{ id, names, card }] : [];
  });
}

async function pressAnything(stage: Stage, bot: Bot, id: string, card: Json): Promise<void> {
  const button = actionsOf(card).find(({ verb }) => verb !== undefined);
  if (button !== undefined) await press(stage, bot, button.verb, button.data, id);
}

/** Goes on after a while in any case: what is missing then is what the test is about. */
async function waitFor(done: () => boolean): Promise<void> {
  await until('', done, PATIENCE).catch(() => undefined);
}
