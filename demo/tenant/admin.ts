import type { IncomingMessage } from 'node:http';
import { FAMILY_NAMES, type Family } from '../../src/domain/token.ts';
import type { AdminAction, AdminChange } from './admin-action.ts';
import { ADE_ACTIONS } from './admin-actions-ade.ts';
import { PLAIN_ACTIONS } from './admin-actions-plain.ts';
import { PUSH_ACTIONS } from './admin-actions-push.ts';
import { VPP_ACTIONS } from './admin-actions-vpp.ts';
import { FAULT_CHOICES } from './admin-faults.ts';
import { adminPage } from './admin-page.ts';
import { demoState } from './demo-data.ts';
import type { FaultBoard } from './faults.ts';
import type { Reply } from './graph-errors.ts';
import { plainFamilies } from './plain-families.ts';
import { note, type TenantState } from './state.ts';

export interface AdminParts extends Omit<AdminChange, 'now'> {
  readonly now: () => number;
  readonly faults: FaultBoard;
  readonly state: () => TenantState;
  readonly keep: (state: TenantState) => void;
}

export function isAdminPath(pathname: string): boolean {
  return pathname === '/' || pathname === '/favicon.ico' || pathname.startsWith('/admin/');
}

/** Answers the admin centre: the page itself, or a button that was pressed (then back to the row it is on). */
export async function answerAdmin(request: IncomingMessage, url: URL, parts: AdminParts): Promise<Reply> {
  if (url.pathname === '/favicon.ico') return { status: 204 };
  if (url.pathname === '/') {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'Only GET is answered here.');
    return {
      status: 200,
      headers: PAGE_HEADERS,
      text: adminPage(parts.state(), parts.faults, changeOf(parts)),
    };
  }
  if (request.method !== 'POST') return plain(405, 'Only POST is answered here.');
  if (!sameOrigin(request, url)) return plain(403, 'This form was sent from another page.');
  if (!(await shortBody(request))) return plain(413, 'Forms of this page carry no data.');
  const anchor = press(url.pathname.split('/').slice(2), parts);
  if (anchor === undefined) return plain(404, 'No such token or action.');
  return { status: 303, headers: { Location: `/${anchor}` } };
}

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

function plain(status: number, text: string): Reply {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, text: `${text}\n` };
}

/** A browser names the page that a form comes from; another site's page may not press buttons here. */
function sameOrigin(request: IncomingMessage, url: URL): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === url.origin;
}

const BODY_LIMIT = 1_024;

/** Reads the body away, keeping none of it; false when it is longer than any form of this page. */
async function shortBody(request: IncomingMessage): Promise<boolean> {
  let length = 0;
  for await (const chunk of request) {
    length += Buffer.byteLength(chunk);
  }
  return length <= BODY_LIMIT;
}

function changeOf(parts: AdminParts): AdminChange {
  return { now: parts.now(), uuid: parts.uuid, syncTakesMs: parts.syncTakesMs };
}

/** Does what a button says; answers the anchor to go back to, or undefined when there is no such button. */
function press(address: readonly string[], parts: AdminParts): string | undefined {
  const [what = '', first = '', second = ''] = address;
  const state = parts.state();
  if (what === 'reset') return reset(parts);
  if (what === 'faults') return breakOrMend(first, second, parts);
  if (what === 'push') return run(PUSH_ACTIONS, first, state.push, parts) ? '#push' : undefined;
  if (what === 'vpp') {
    const token = state.vpp.find((one) => one.id === first);
    return token !== undefined && run(VPP_ACTIONS, second, token, parts) ? `#vpp-${first}` : undefined;
  }
  if (what !== 'ade') return pressPlain(what, first, second, parts);
  const token = state.ade.find((one) => one.id === first);
  return token !== undefined && run(ADE_ACTIONS, second, token, parts) ? `#ade-${first}` : undefined;
}

function pressPlain(what: string, id: string, action: string, parts: AdminParts): string | undefined {
  const family = plainFamilies().find(([name]) => name === what)?.[0];
  const isThere = family !== undefined && parts.state().plain[family]?.some((row) => row['id'] === id);
  return isThere && run(PLAIN_ACTIONS, action, { family, id }, parts) ? `#${family}-${id}` : undefined;
}

function run<T>(actions: readonly AdminAction<T>[], name: string, token: T, parts: AdminParts): boolean {
  const change = changeOf(parts);
  const action = actions.find((one) => one.name === name);
  if (action === undefined) return false;
  // A page that stood open may offer what no longer applies; then nothing changes and the page is shown anew.
  if (action.offered(token, change)) parts.keep(action.apply(parts.state(), token, change));
  return true;
}

function reset(parts: AdminParts): string {
  const now = parts.now();
  parts.faults.set('all', undefined, 'both');
  parts.keep(note(demoState(now), now, 'Started over with the demo’s data.'));
  return '';
}

function breakOrMend(name: string, choiceName: string, parts: AdminParts): string | undefined {
  const family: Family | undefined = FAMILY_NAMES.find((one) => one === name);
  if (family === undefined) return undefined;
  if (choiceName === 'mend') {
    parts.faults.set(family, undefined, 'both');
    return `#${family}`;
  }
  const choice = FAULT_CHOICES.find((one) => one.name === choiceName && one.families.includes(family));
  if (choice === undefined) return undefined;
  parts.faults.set(family, choice.fault(family), choice.scope);
  return `#${family}`;
}
