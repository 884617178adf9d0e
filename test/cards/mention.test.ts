import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRenderer } from '../../src/cards/render.ts';
import type { Person } from '../../src/domain/conversation.ts';
import type { Token } from '../../src/domain/token.ts';
import type { View } from '../../src/domain/view.ts';
import type { Card } from '../../src/ports.ts';
import { claim, reminded, reminderOf, resolution } from './build-reminders.ts';
import { NOW, push, vpp, ZONE } from './build-views.ts';
import { ofType, plainText } from './inspect-card.ts';
import { offersOf } from './sample-acts.ts';

const render = createRenderer({ zone: ZONE, cloud: 'global', actions: 'on' });
const ALEX: Person = { teamsId: '29:alex', objectId: '8f6c', name: 'Alex Wilber' };

interface Entity {
  readonly type: string;
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

function entities({ content }: Card): readonly Entity[] {
  const msteams = (content['msteams'] ?? {}) as { readonly entities?: readonly Entity[] };
  return msteams.entities ?? [];
}

/** What only text blocks say: the one place where Teams looks for mentions. */
function blocks(card: Card): string {
  return ofType(card, 'TextBlock')
    .map(({ text }) => String(text))
    .join('\n');
}

/** The next step has come for a token that this person had taken on. */
function owned(person: Person, token: Token = push()): ReturnType<typeof reminded> {
  const owner = { ...claim(token), by: person };
  return {
    ...reminded(token, { owner: person }),
    offers: offersOf(token, { owner, claim: false, snooze: [] }),
  };
}

function released(owner: Person): View {
  const about = { family: 'push', id: 'push' } as const;
  return { view: 'claim-released', now: NOW, about, name: 'x', owner, claimedAt: NOW, generation: 'x' };
}

describe('mentions', () => {
  it('those who are called are told, all of them, as long as nobody has taken it', () => {
    const megan = { teamsId: '29:megan', objectId: '7b2e', name: 'Megan *Bowen*' };
    const card = render(reminderOf([reminded(push())], 0, [ALEX, megan]));
    assert.deepEqual(
      entities(card).map(({ text, mentioned }) => [text, mentioned.id]),
      [
        ['<at>Alex Wilber</at>', '29:alex'],
        ['<at>Megan Bowen</at>', '29:megan'],
      ],
    );
    assert.ok(blocks(card).includes('<at>Alex Wilber</at> and <at>Megan Bowen</at>, please see to this'));
    const taken = { ...reminded(push()), hold: claim(push()) };
    assert.deepEqual(entities(render(reminderOf([taken], 0, [ALEX, megan]))), []);
  });

  for (const [title, view] of Object.entries({
    'a later step': reminderOf([owned(ALEX)]),
    'a later step among several': reminderOf([reminded(vpp(1, { state: 'invalid' })), owned(ALEX)]),
    'a claim given back': released(ALEX),
  })) {
    it(`${title}: the one who had taken it on is told`, () => {
      const card = render(view);
      const text = '<at>Alex Wilber</at>';
      assert.deepEqual(entities(card), [
        { type: 'mention', text, mentioned: { id: '29:alex', name: 'Alex Wilber' } },
      ]);
      assert.ok(blocks(card).includes(text));
    });
  }

  it('says once who has it', () => {
    assert.doesNotMatch(plainText(render(reminderOf([owned(ALEX)]))), /has it since[\s\S]*has it since/);
  });

  it('keeps the card as wide as it was', () => {
    const { msteams } = render(reminderOf([owned(ALEX)])).content;
    assert.equal((msteams as { readonly width?: unknown }).width, 'Full');
  });

  it('says on a card of several what of it', () => {
    const token = vpp(1, { name: 'Berlin [HQ]', state: 'invalid' });
    const card = render(reminderOf([reminded(push()), owned(ALEX, token)]));
    assert.match(blocks(card), /<\/at> has the location token “Berlin \\\[HQ\\\]” since/);
  });

  it('tells nobody who has given it back, whose claim another has now, or who has done it', () => {
    const token = push();
    const after = push({ serial: 'FF' });
    const given = { ...owned(ALEX), offers: offersOf(token) };
    const others = { ...owned(ALEX), hold: { ...claim(token), by: { ...ALEX, objectId: 'other' } } };
    const done = reminded(after, {
      owner: ALEX,
      over: resolution('renewed', token, after, 'Alex Wilber'),
    });
    for (const item of [given, others, done]) assert.deepEqual(entities(render(reminderOf([item]))), []);
  });

  it('addresses by the object id where the Teams id is not known, and only names where neither is', () => {
    const [entity] = entities(render(released({ ...ALEX, teamsId: '' })));
    assert.equal(entity?.mentioned.id, '8f6c');
    const unknown = render(released({ teamsId: '', name: 'Alex Wilber' }));
    assert.deepEqual(entities(unknown), []);
    assert.match(blocks(unknown), /^Alex Wilber took this on/m);
  });

  it('has the text of every entity in a text block, whatever people are called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
        const card = render(released({ ...ALEX, name }));
        const [entity] = entities(card);
        assert.ok(entity !== undefined && blocks(card).includes(entity.text));
        assert.match(entity.text, /^<at>[^<>]+<\/at>$/);
      }),
      { numRuns: 100 },
    );
  });
});
