import { setTimeout as delay } from 'node:timers/promises';

const BETWEEN_TRIES = 100;
const ONE_TRY = 2_000;

/** Resolves when the address answers with a success; rejects when the signal is aborted before. */
export async function answers(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answersNow(url, signal))) await delay(BETWEEN_TRIES, undefined, { signal });
}

async function answersNow(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ONE_TRY)]) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Nobody listens there yet; the caller's signal bounds how long that is tolerated.
    return false;
  }
}
