// How long a look at a large tenant takes, and for how long at most it keeps everybody else from running.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { ade, vpp } from '../demo/tenant/demo-data.ts';
import { startTenant } from '../demo/tenant/server.ts';
import { FAMILIES_BY_DEFAULT } from '../src/catalogue/families/families.ts';
import { connectIntune } from '../src/intune/connect.ts';
import { realTimer } from '../src/timing/real-timer.ts';

const ROUNDS = 5;

if (isMainThread) await measure(Number(process.argv[2] ?? 10_000));
else await serve(workerData);

async function measure(tokens: number): Promise<void> {
  for (const pageSize of [25, 100, 1_000, tokens]) {
    const worker = new Worker(import.meta.filename, { workerData: { tokens, pageSize } });
    const [graphBaseUrl] = await once(worker, 'message');
    const intune = connectIntune({
      tenantId: 'bench',
      cloud: 'global',
      families: FAMILIES_BY_DEFAULT,
      graphBaseUrl,
      credential: { kind: 'fixed', accessToken: 'demo-token' },
      clock: Date.now,
      after: realTimer,
      random: Math.random,
      uuid: randomUUID,
    });
    const rounds: { ms: number; blockedMs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await timed(() => intune.look()));
    const middle = (of: 'ms' | 'blockedMs') =>
      Math.round(rounds.map((one) => one[of]).sort((one, other) => one - other)[ROUNDS >> 1] ?? 0);
    console.log({ tokens, pageSize, lookMs: middle('ms'), longestBlockMs: middle('blockedMs') });
    await worker.terminate();
  }
}

/** The time of some work, and the longest time in which nothing else could run meanwhile. */
async function timed(work: () => Promise<unknown>): Promise<{ ms: number; blockedMs: number }> {
  const began = performance.now();
  let [last, blockedMs, done] = [began, 0, false];
  const look = () => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
    if (!done) setImmediate(look);
  };
  setImmediate(look);
  await work();
  done = true;
  return { ms: performance.now() - began, blockedMs };
}

/** Half of the tokens are location tokens, half enrolment program tokens; in a thread of its own. */
async function serve({ tokens, pageSize }: { tokens: number; pageSize: number }): Promise<void> {
  const now = Date.now();
  const half = Array.from({ length: tokens / 2 }, (_, index) => String(index).padStart(12, '0'));
  const tenant = await startTenant({ now: Date.now, pageSize });
  tenant.update((state) => ({
    ...state,
    vpp: half.map((id) => vpp(now, { id: `00000001-0000-4000-8000-${id}`, displayName: `Location ${id}` })),
    ade: half.map((id) => ade(now, { id: `00000002-0000-4000-8000-${id}`, tokenName: `Program ${id}` })),
  }));
  parentPort?.postMessage(tenant.url);
}
