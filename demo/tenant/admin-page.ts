import type { Family } from '../../src/domain/token.ts';
import type { AdminAction, AdminChange } from './admin-action.ts';
import { ADE_ACTIONS } from './admin-actions-ade.ts';
import { PLAIN_ACTIONS } from './admin-actions-plain.ts';
import { PUSH_ACTIONS } from './admin-actions-push.ts';
import { VPP_ACTIONS } from './admin-actions-vpp.ts';
import { FAULT_CHOICES, faultText } from './admin-faults.ts';
import {
  adeStatus,
  dateText,
  distance,
  expiryStatus,
  pushStatus,
  type Status,
  vppStatus,
} from './admin-status.ts';
import { ADMIN_STYLE } from './admin-style.ts';
import type { FaultBoard } from './faults.ts';
import { type Html, html } from './html.ts';
import type { Entity } from './odata.ts';
import { type PlainFamily, plainFamilies } from './plain-families.ts';
import type { AdeRecord, PushRecord, TenantEvent, TenantState, VppRecord } from './state.ts';

/** The whole page that stands for the admin centre, as one HTML document without anything from elsewhere. */
export function adminPage(state: TenantState, faults: FaultBoard, change: AdminChange): string {
  const syncing = [...state.vpp, ...state.ade].some((token) => token.syncEndsAt !== undefined);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${syncing ? html`<meta http-equiv="refresh" content="2">` : undefined}
<title>Contoso - simulated Intune admin centre</title>
<style>${{ markup: ADMIN_STYLE }}</style>
</head>
<body>
<header>
<div class="bar"><h1>Contoso <span>simulated Intune admin centre</span></h1>
<form method="post" action="/admin/reset"><button class="onbar">Start over with the demo’s data</button></form></div>
<p class="banner"><strong>Simulation.</strong> Nothing here reaches Microsoft or Apple. What you change is what the bot sees at its next look.</p>
</header>
<main>
${section('push', 'Apple MDM push certificate', 'One for the whole tenant. Without it no Apple device can be managed.', [pushRow(state.push, change)], faults)}
${section(
  'vpp',
  'Location tokens (VPP)',
  'Licences of Apps and Books, one token per location.',
  state.vpp.map((token) => vppRow(token, change)),
  faults,
)}
${section(
  'ade',
  'Enrolment program tokens (ADE)',
  'New and wiped devices enrol by themselves through these.',
  state.ade.map((token) => adeRow(token, change)),
  faults,
)}
${plainFamilies().map(([family, plain]) =>
  section(
    family,
    plain.title,
    plain.about,
    (state.plain[family] ?? []).map((body) => plainRow(family, plain, body, change)),
    faults,
  ),
)}
${events(state.events, change)}
</main>
</body>
</html>
`;
  return page.markup;
}

function section(
  family: Family,
  title: string,
  about: string,
  rows: readonly Html[],
  faults: FaultBoard,
): Html {
  const broken = faults.of(family);
  const choices = FAULT_CHOICES.filter((choice) => choice.families.includes(family));
  return html`<section id="${family}" aria-labelledby="${family}-title">
<div class="head"><div><h2 id="${family}-title">${title}</h2><p class="about">${about}</p></div></div>
${
  broken.length === 0
    ? undefined
    : html`<form method="post" action="/admin/faults/${family}/mend" class="broken"><p><strong>Broken on purpose.</strong> ${broken.map(faultText).join('. ')}.</p><button class="right">Mend it</button></form>`
}
${rows.length === 0 ? html`<p class="row none">None.</p>` : rows}
<details class="break"><summary>Break what Graph answers for these</summary>
<form method="post" class="choices">${choices.map((choice) => html`<button formaction="/admin/faults/${family}/${choice.name}">${choice.label}</button>`)}</form>
</details>
</section>`;
}

function pushRow(push: PushRecord | undefined, change: AdminChange): Html {
  const buttons = actionButtons(PUSH_ACTIONS, push, '/admin/push', change);
  if (push === undefined) {
    return row('push-row', 'Push certificate', { tone: 'warn', word: 'Not set up' }, [], buttons);
  }
  const facts: Facts = [
    ['Expires', dateText(push.expiresAt, change.now)],
    ['Apple Account', push.appleIdentifier],
    ['Topic', push.topic],
    ['Serial number', push.serial],
  ];
  return row('push-row', 'Push certificate', pushStatus(push, change.now), facts, buttons);
}

function vppRow(token: VppRecord, change: AdminChange): Html {
  const facts: Facts = [
    ['Expires', dateText(token.expiresAt, change.now)],
    [
      'Last sync',
      `${dateText(token.lastSyncAt, change.now)}${token.syncStatus === 'failed' ? ', the latest one failed' : ''}`,
    ],
    ['Location', token.locationName],
    ['Apple Account', token.appleId],
  ];
  const buttons = actionButtons(VPP_ACTIONS, token, `/admin/vpp/${token.id}`, change);
  return row(`vpp-${token.id}`, token.displayName, vppStatus(token, change.now), facts, buttons);
}

function adeRow(token: AdeRecord, change: AdminChange): Html {
  const facts: Facts = [
    ['Expires', dateText(token.expiresAt, change.now)],
    ['Last sync', dateText(token.lastSyncAt, change.now)],
    ['Devices', String(token.deviceCount)],
    ['Apple Account', token.appleIdentifier],
  ];
  const buttons = actionButtons(ADE_ACTIONS, token, `/admin/ade/${token.id}`, change);
  return row(`ade-${token.id}`, token.tokenName, adeStatus(token, change.now), facts, buttons);
}

function plainRow(family: Family, plain: PlainFamily, body: Entity, change: AdminChange): Html {
  const id = String(body['id']);
  const ends = Date.parse(String(body[plain.dateField]));
  const buttons = actionButtons(PLAIN_ACTIONS, { family, id }, `/admin/${family}/${id}`, change);
  const status = expiryStatus(ends, change.now);
  return row(
    `${family}-${id}`,
    String(body[plain.nameField]),
    status,
    [['Expires', dateText(ends, change.now)]],
    buttons,
  );
}

type Facts = readonly (readonly [name: string, value: string])[];

function row(id: string, name: string, status: Status, facts: Facts, buttons: Html): Html {
  return html`<article class="row" id="${id}">
<h3>${name} <span class="pill ${status.tone}">${status.word}</span></h3>
<dl>${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
${buttons}
</article>`;
}

function actionButtons<T>(
  actions: readonly AdminAction<T>[],
  token: T,
  address: string,
  change: AdminChange,
): Html {
  const offered = actions.filter((action) => action.offered(token, change));
  const at = (group: AdminAction<T>['group']) => offered.filter((action) => action.group === group);
  const folded = [...at('wrong'), ...at('trouble')];
  return html`<form method="post">
<div class="main">${[...at('right'), ...at('plain')].map((action) => button(action, address))}</div>
${folded.length === 0 ? undefined : html`<details><summary>Do it wrongly, or make trouble</summary><div class="others">${folded.map((action) => button(action, address))}</div></details>`}
</form>`;
}

function button<T>(action: AdminAction<T>, address: string): Html {
  return html`<div class="act"><button class="${action.group}" formaction="${address}/${action.name}">${action.label}</button><p>${action.hint}</p></div>`;
}

function events(list: readonly TenantEvent[], change: AdminChange): Html {
  return html`<section id="events" aria-labelledby="events-title"><h2 id="events-title">What happened lately</h2>
${
  list.length === 0
    ? html`<p class="about">Nothing yet. Renew a token, or let the bot start a sync.</p>`
    : html`<ol class="events">${list.map((event) => html`<li><time datetime="${new Date(event.at).toISOString()}">${distance(change.now - event.at)} ago</time> ${event.text}</li>`)}</ol>`
}</section>`;
}
