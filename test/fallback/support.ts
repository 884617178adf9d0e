import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A request as it came in. */
export interface Hooked {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Hooked[];
  /** What it answers from now on; undefined: never anything. */
  answer(status: number | undefined, headers?: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

/** Somebody's webhook receiver. */
export async function startReceiver(): Promise<Receiver> {
  const received: Hooked[] = [];
  let status: number | undefined = 204;
  let extra: Readonly<Record<string, string>> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      received.push({ headers, body: Buffer.concat(chunks).toString('utf8') });
      if (status === undefined) return;
      // restify has patched `writeHead` in this process: it returns nothing.
      response.writeHead(status, extra);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/it?key=s3cret`,
    received,
    answer: (next, headers = {}) => {
      status = next;
      extra = headers;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface MailHost {
  readonly url: string;
  readonly mails: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly source: string;
  }[];
  /** Turns every mail away from now on. */
  refuse(): void;
  stop(): Promise<void>;
}

/** A mail server that asks for a login. */
export async function startMailHost(): Promise<MailHost> {
  const mails: { from: string; to: string[]; source: string }[] = [];
  let refusing = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'warden' && password === 'p@ss'
        ? done(null, { user: username })
        : done(new Error('Invalid login')),
    onRcptTo: (_address, _session, done) =>
      refusing ? done(Object.assign(new Error('Mailbox of Alex is full'), { responseCode: 452 })) : done(),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, source: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://warden:p%40ss@127.0.0.1:${port}`,
    mails,
    refuse: () => {
      refusing = true;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
