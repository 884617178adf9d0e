import { openBrowser } from './open-browser.ts';
import { DEMO_PORTS, type Demo, DemoError, startDemo } from './start.ts';

/** Ctrl-C in a terminal may arrive twice, from the terminal and from npm: only the first one counts. */
const leaving = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leaving.abort());
if (process.env['npm_lifecycle_event'] !== undefined) leaveWithParent();

try {
  process.exitCode = await run(leaving.signal);
} catch (error) {
  if (!leaving.signal.aborted) {
    console.error(error instanceof DemoError ? error.message : error);
    process.exitCode = 1;
  }
}
// A handle that somebody forgot must not keep the terminal.
process.exit();

/** A signal sent to npm alone ends npm and the shell between, which do not pass it on to this process. */
function leaveWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) leaving.abort();
  }, 500);
  timer.unref();
}

/** Starts the demo, shows it and waits for its end. Returns the exit code. */
async function run(signal: AbortSignal): Promise<number> {
  console.log('Starting the demo: a simulated Intune tenant, the bot and a Teams playground ...');
  const demo = await startDemo({
    ports: DEMO_PORTS,
    env: process.env,
    signal,
    ...(process.env['LOG_LEVEL'] === undefined ? {} : { onBotLine: console.log }),
  });
  console.log(welcome(demo));
  openBrowser(demo.url, process.env, process.platform);
  const left = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
    if (signal.aborted) resolve(undefined);
  });
  const breakage = await Promise.race([left, demo.broken]);
  await demo.stop();
  if (breakage !== undefined) console.error(breakage);
  return breakage === undefined ? 0 : 1;
}

function welcome({ url, tenant }: Demo): string {
  return `
  Open  ${url}  and talk to Token Warden.

  Three things to try:
    1. In Personal Chat, type  token status  and open one of the tokens.
    2. Open the channel Apple devices and read the reminder that arrives there.
    3. Renew the push certificate at  ${tenant.adminUrl}  and watch the card turn green.

  That page also does it wrongly and undoes it, takes a permission away, and lets Intune lie.

  Intune and Apple are simulated on this machine. Ctrl-C ends everything.
`;
}
