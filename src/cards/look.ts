import type { LinkTable } from '../domain/guidance/links.ts';

/** What every card needs to know beside its view. */
export interface Look {
  /** IANA name; dates and times are written in it. */
  readonly zone: string;
  readonly links: LinkTable;
  /** `off`: this bot only reads. */
  readonly actions: 'on' | 'off';
  /** What people mention in a channel. */
  readonly botName: string;
}
