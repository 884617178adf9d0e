import type { Family } from '../../src/catalogue/families/families.ts';
import { DAY, HOUR, type Instant } from '../../src/domain/instant.ts';
import { type AdminAction, always } from './admin-action.ts';
import { dateTime } from './odata.ts';
import { plainFamily } from './plain-families.ts';
import { note, type TenantState } from './state.ts';

/** One row of a plain family. */
export interface PlainRef {
  readonly family: Family;
  readonly id: string;
}

/** The buttons on the row of a plain family: only its date can be changed, and it can be deleted. */
export const PLAIN_ACTIONS: readonly AdminAction<PlainRef>[] = [
  {
    name: 'renew',
    label: 'Renew',
    hint: 'Moves the expiry to a year from now.',
    group: 'right',
    offered: always,
    apply: (state, ref, { now }) => note(withDate(state, ref, now + 365 * DAY), now, 'A token was renewed.'),
  },
  {
    name: 'five-days',
    label: 'Leave 5 days',
    hint: 'Moves the expiry to 5 days from now.',
    group: 'trouble',
    offered: always,
    apply: (state, ref, { now }) => withDate(state, ref, now + 5 * DAY),
  },
  {
    name: 'expire',
    label: 'Let it expire',
    hint: 'Moves the expiry to an hour ago.',
    group: 'trouble',
    offered: always,
    apply: (state, ref, { now }) => withDate(state, ref, now - HOUR),
  },
  {
    name: 'delete',
    label: 'Delete this token',
    hint: 'It is gone from Intune.',
    group: 'wrong',
    offered: always,
    apply: (state, { family, id }) => ({
      ...state,
      plain: { ...state.plain, [family]: state.plain[family]?.filter((row) => row['id'] !== id) ?? [] },
    }),
  },
];

function withDate(state: TenantState, { family, id }: PlainRef, at: Instant): TenantState {
  const field = plainFamily(family)?.dateField ?? '';
  const rows = state.plain[family] ?? [];
  const changed = rows.map((row) => (row['id'] === id ? { ...row, [field]: dateTime(at) } : row));
  return { ...state, plain: { ...state.plain, [family]: changed } };
}
