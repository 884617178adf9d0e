import type { Instant } from '../domain/instant.ts';
import type { FactsView } from '../domain/view.ts';
import type { Clock } from '../ports.ts';
import type { Looks } from './looks.ts';

/** This process, as far as it concerns whoever looks after the bot. */
export interface Running {
  readonly version: string;
  readonly startedAt: Instant;
  readonly store: 'sqlite' | 'azure-tables' | 'memory';
  /** Whether this replica is the one that looks and reminds. */
  readonly leading: () => boolean;
}

/** `version`: what is running, since when, on which store, when it last looked, and whether it leads. */
export async function versionView(
  running: Running,
  looks: Pick<Looks, 'last'>,
  clock: Clock,
): Promise<FactsView> {
  const look = await looks.last();
  return {
    view: 'facts',
    now: clock(),
    title: 'version.title',
    text: 'version.text',
    facts: [
      { label: 'version.release', value: { text: running.version } },
      { label: 'version.since', value: { at: running.startedAt } },
      { label: 'version.store', value: { word: `version.store.${running.store}` } },
      { label: 'version.look', value: look === undefined ? { word: 'version.look.none' } : { at: look.at } },
      {
        label: 'version.leads',
        value: { word: running.leading() ? 'version.leads.yes' : 'version.leads.no' },
      },
    ],
    advice: 'version.advice',
  };
}
