import assert from 'node:assert/strict';
import { createRenderer } from '../../src/cards/render.ts';
import { decodeButton } from '../../src/catalogue/commands/buttons.ts';
import { LANGUAGES } from '../../src/catalogue/words/language.ts';
import { DAY } from '../../src/domain/instant.ts';
import { factsOf } from '../../src/domain/plan/reminder.ts';
import type { View } from '../../src/domain/view.ts';
import type { ReminderItem } from '../../src/domain/view-reminding.ts';
import type { Card } from '../../src/ports.ts';
import { claim, GAP, itemOf, missed, reminded, reminderOf, resolution, snooze } from './build-reminders.ts';
import { ade, NOW, push, vpp, ZONE } from './build-views.ts';
import { bytes, type Node, nodesOf, ofType, plainText } from './inspect-card.ts';
import { offersOf, syncOf } from './sample-acts.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const LARGEST = 28 * 1024;
const LONG_NAME = 'Contoso Deutschland Vertriebsgesellschaft, Standort mit langem Namen und Zusatz';
const OLD_TOPIC = 'com.apple.mgmt.External.old';
const text = (view: View) => plainText(render(view));

/** The colour behind the headline. */
function ground({ content }: Card): unknown {
  return nodesOf(content).find(({ bleed }) => bleed === true)?.['style'];
}

function wrongRenewal(days: number): View {
  const old = push({ topic: OLD_TOPIC, expiresAt: NOW + days * DAY });
  return reminderOf([
    reminded(
      push({ expiresAt: NOW + 364 * DAY }),
      { reason: 'new', right: { ...factsOf(old), since: NOW - 300 * DAY, missing: 0 } },
      { known: new Map([['push:push', { topic: OLD_TOPIC }]]) },
    ),
  ]);
}

/** What stands on the buttons that belong to the whole card. */
function buttons(view: View): { readonly seen: unknown[]; readonly behind: unknown[] } {
  const body = render(view).content['body'] as readonly Node[];
  const actions = body.flatMap(({ type, actions }) => (type === 'ActionSet' ? (actions as Node[]) : []));
  const titles = (those: readonly Node[]) => those.map(({ title }) => title);
  return {
    seen: titles(actions.filter(({ mode }) => mode !== 'secondary')),
    behind: titles(actions.filter(({ mode }) => mode === 'secondary')),
  };
}

describe('the reminder card', () => {
  it('of one matter says what follows, has the steps folded with their guard lines, and both sides to open', () => {
    const card = render(reminderOf([reminded(push())]));
    assert.equal(card.summary, 'MDM push certificate expires in 12 days');
    assert.match(plainText(card), /can no longer send commands[\s\S]*choose Renew, never Create/);
    assert.equal(nodesOf(card.content).find(({ id }) => id === 'steps')?.['isVisible'], false);
    const links = new Set(ofType(card, 'Action.OpenUrl').map(({ title }) => title));
    assert.deepEqual([...links].toSorted(), [
      'Open Apple’s push portal',
      'Open Intune',
      'Read Microsoft’s guide',
    ]);
  });

  it('of several names the most urgent and counts the others, whatever their order', () => {
    const items = [
      reminded(push()),
      reminded(vpp(1, { state: 'invalid' })),
      reminded(ade(2, { expiresAt: NOW + 20 * DAY })),
    ];
    for (const order of [items, items.toReversed()]) {
      const card = render(reminderOf(order, 3));
      assert.equal(card.summary, 'Location token “Contoso Location 1” is no longer valid, and 2 more');
      assert.match(plainText(card), /3 more follow with the next reminder/);
    }
  });

  it('of several counts them, and unfolds the most urgent', () => {
    const card = render(reminderOf([reminded(push()), reminded(vpp(1, { state: 'invalid' }))]));
    const found = plainText(card);
    assert.match(found, /1 critical, 1 soon/);
    const [first, second] = ofType(card, 'Container').filter(({ id }) => String(id).startsWith('row'));
    assert.equal(first?.['isVisible'], true);
    assert.equal(second?.['isVisible'], false);
  });

  it('offers first what mends it, then to take it on, then the steps; the rest is behind “…”', () => {
    const token = push();
    const taken = offersOf(token, { owner: claim(token), claim: false, snooze: [] });
    assert.deepEqual(buttons(reminderOf([{ ...reminded(token), offers: offersOf(token) }])), {
      seen: ['Open Intune', 'I’m on it', 'Renewal steps'],
      behind: ['Open Apple’s push portal', 'Snooze', 'Check now', 'Show this token'],
    });
    assert.deepEqual(buttons(reminderOf([{ ...reminded(token), offers: taken }])), {
      seen: ['Open Intune', 'Release', 'Renewal steps'],
      behind: ['Open Apple’s push portal', 'Check now', 'Show this token'],
    });
  });

  it('says the date once, beside the state, and the days in the headline', () => {
    const found = text(reminderOf([reminded(push(), {}, { hold: claim(push()) })]));
    assert.equal(found.match(/5 Dec 2026/g)?.length, 1);
    assert.equal(found.match(/in 12 days/g)?.length, 1);
  });

  it('leads from every row of several to its token, to its family, or to where it was', () => {
    const family: ReminderItem = { item: itemOf('ade', { reason: 'new' }) };
    const card = render(reminderOf([reminded(push()), missed(vpp(1)), family]));
    const more = ofType(card, 'Action.Execute').filter(({ title }) => title === 'More');
    assert.deepEqual(
      more.map(({ verb, data }) => decodeButton(String(verb), data)?.verb),
      ['show', 'status', 'status'],
    );
  });

  it('says why it comes late', () => {
    assert.match(
      text(reminderOf([reminded(push(), { reason: 'catch-up', gap: GAP })])),
      /I could not look from 20 Nov 2026, 18:40 CET to 23 Nov 2026, 08:38 CET, so this comes late\./,
    );
  });

  it('says one gap once on a card of several', () => {
    const late = { reason: 'catch-up', gap: GAP } as const;
    const found = text(reminderOf([reminded(push(), late), reminded(vpp(1, { state: 'invalid' }), late)]));
    assert.equal(found.match(/I could not look/g)?.length, 1);
  });

  it('names who holds it, since or until when, and why', () => {
    assert.match(
      text(reminderOf([reminded(push(), {}, { hold: claim(push()) })])),
      /Alex Wilber has it since 23 Nov 2026, 05:40 CET\. Quiet until Wed, 25 Nov 2026, 08:40 CET\./,
    );
    assert.match(
      text(reminderOf([reminded(push(), {}, { hold: snooze(push(), 'on holiday') })])),
      /Snoozed until Mon, 30 Nov 2026, 09:00 CET by Megan Bowen: on holiday/,
    );
  });

  it('after a wrong renewal says both topics and how long the old certificate can be renewed', () => {
    const found = text(wrongRenewal(12));
    assert.match(found, /Before\nAPSP:old\n[\s\S]*expires 5 Dec 2026\nNow\nAPSP:6a0e/);
    assert.match(found, /12 days left to undo it: the old certificate expires on 5 Dec 2026\./);
    assert.match(
      text(wrongRenewal(-8)),
      /expired on 15 Nov 2026\. Microsoft’s documentation gives up to 30 days/,
    );
    assert.equal(ground(render(wrongRenewal(12))), 'attention');
  });

  it('of a step that was moved to an earlier workday does not say that it looks fine', () => {
    const card = render(reminderOf([reminded(push({ expiresAt: NOW + 62 * DAY }))]));
    assert.equal(card.summary, 'MDM push certificate expires in 62 days');
  });

  it('waits for the second look before it turns green', () => {
    const card = render(reminderOf([reminded(vpp(1), { reason: 'new' })]));
    assert.match(plainText(card), /Looks fine now[\s\S]*I confirm at the next look/);
    assert.notEqual(ground(card), 'good');
  });

  it('turns green with the old date, the new one, what stayed the same and who had claimed it', () => {
    const after = push({ expiresAt: NOW + 377 * DAY, serial: '7B01' });
    const card = render(
      reminderOf([reminded(after, { over: resolution('renewed', push(), after, 'Alex Wilber') })]),
    );
    assert.equal(card.summary, 'MDM push certificate was renewed');
    assert.equal(ground(card), 'good');
    assert.match(
      plainText(card),
      /365 days gained: 5 Dec 2026 → 5 Dec 2027\nSame topic, same Apple Account \(mdm@contoso\.example\)\.\nAlex Wilber had taken this on\./,
    );
  });

  it('says what did not stay the same', () => {
    const after = push({ expiresAt: NOW + 377 * DAY });
    const before = push({ appleAccount: 'old@contoso.example' });
    assert.match(
      text(reminderOf([reminded(after, { over: resolution('renewed', before, after) })])),
      /Same topic\. Another Apple Account \(before old@contoso\.example, now mdm@contoso\.example\)\./,
    );
  });

  it('is not green for what was deleted', () => {
    const card = render(reminderOf([missed(vpp(1), { over: resolution('gone', vpp(1)) })]));
    assert.match(card.summary, /was deleted in Intune/);
    assert.equal(ground(card), 'emphasis');
  });

  it('is not green while one of several is open', () => {
    const after = push({ expiresAt: NOW + 377 * DAY });
    const solved = reminded(after, { over: resolution('renewed', push(), after) });
    const open = reminded(vpp(1, { state: 'invalid' }));
    assert.equal(ground(render(reminderOf([solved, open]))), 'attention');
    assert.equal(ground(render(reminderOf([solved, solved]))), 'good');
  });

  it('is below 28 KB with 20 items of the longest names in any script', () => {
    for (const name of [LONG_NAME, '鉄'.repeat(200)]) {
      const items = Array.from({ length: 20 }, (_, index) => {
        const token = vpp(index, { name: `${index} ${name}`, expiresAt: NOW + 5 * DAY });
        return {
          ...reminded(token, { reason: 'late', gap: GAP }, { hold: snooze(token, name) }),
          sync: syncOf(token),
        };
      });
      for (const language of LANGUAGES) {
        const card = render(reminderOf(items, 12), 'everyone', language);
        assert.ok(bytes(card) < LARGEST, `${bytes(card)} bytes in ${language}`);
      }
    }
  });
});
