import type { TenantState } from './state.ts';
import type { Change } from './transitions.ts';

export interface AdminChange extends Change {
  readonly syncTakesMs: number;
}

/** One button on a token's row. The page draws it and the server runs it from this one description. */
export interface AdminAction<T> {
  /** Last part of the address it posts to. */
  readonly name: string;
  readonly label: string;
  /** What follows from it, in plain words. */
  readonly hint: string;
  /** `right` stands out, `plain` is beside it, the others are folded away. */
  readonly group: 'right' | 'plain' | 'wrong' | 'trouble';
  readonly offered: (token: T, change: AdminChange) => boolean;
  readonly apply: (state: TenantState, token: T, change: AdminChange) => TenantState;
}

/** For actions that make sense whatever the token's state. */
export function always(): boolean {
  return true;
}
