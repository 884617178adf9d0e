import type { Words } from '../../catalogue/words/words.ts';
import type { Unreadable } from '../snapshot.ts';
import { showable } from './outside-text.ts';

/** What happened when a family could not be read, and what a person can do about it. */
export interface Trouble {
  readonly what: string;
  readonly advice: string;
}

/**
 * The reason in words, with HTTP status and missing permissions by name.
 *
 * @param who was asked; a name that every language knows.
 */
export function troubleOf(reason: Unreadable, words: Words, who: 'Intune' | 'Entra' = 'Intune'): Trouble {
  const status = reason.status === undefined ? '' : ` (${reason.status})`;
  const permission = permissionText(reason, words);
  return {
    what: words.t(`trouble.${reason.kind}.what`, { who, status, permission }),
    advice: words.t(`trouble.${reason.kind}.advice`),
  };
}

function permissionText({ permissions }: Unreadable, words: Words): string {
  const [only, ...more] = leastFirst(permissions).map((permission) => showable(permission));
  if (only === undefined) return words.t('trouble.permission.unnamed');
  if (more.length === 0) return words.t('trouble.permission.one', { permission: only });
  return words.t('trouble.permission.several', { permissions: words.or([only, ...more]) });
}

/** What only reads comes before what writes as well; Intune’s order stays otherwise. */
function leastFirst(permissions: readonly string[]): string[] {
  const writes = (permission: string) => permission.includes('ReadWrite');
  return [
    ...permissions.filter((permission) => !writes(permission)),
    ...permissions.filter((permission) => writes(permission)),
  ];
}
