/** What became of one HTTP request; `code` is Node's, such as ECONNREFUSED. */
export type Asked =
  | { readonly answered: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly answered: false; readonly code: string };

/** Asks once and follows no redirect, for those are an answer too. Never rejects. */
export async function ask(url: string, patienceMs: number, init: RequestInit = {}): Promise<Asked> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      signal: AbortSignal.timeout(patienceMs),
    });
    const { status, headers } = response;
    return { answered: true, status, headers, text: (await response.text()).slice(0, 100_000) };
  } catch (error) {
    return { answered: false, code: codeOf(error) };
  }
}

/** fetch hides the reason in the cause, and several tried addresses in an AggregateError. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'no answer in time';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? error.name : codeOf(inner);
}

const NETWORK: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name is not known here: check it for a typing error, and the DNS of this machine.',
  EAI_AGAIN: 'The name could not be looked up: check the DNS of this machine.',
  ECONNREFUSED: 'Nothing listens there: check that it runs, and host and port.',
  ECONNRESET: 'The connection was cut: check the proxy and the firewall in between.',
  'no answer in time': 'A firewall may drop the connection: let this machine out to that host on port 443.',
};

/** What to do when there was no answer. */
export function networkAdvice(code: string): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
    return 'The certificate is not trusted here. If a proxy opens TLS, give its root certificate to Node: NODE_EXTRA_CA_CERTS=/path/to/root.pem.';
  }
  return NETWORK[code] ?? 'Check the network, the proxy and the firewall of this machine.';
}
