import type { View } from '../../src/domain/view.ts';
import { ACT_VIEWS } from './sample-acts.ts';
import { REMINDER_VIEWS } from './sample-reminders.ts';
import { SAMPLE_VIEWS } from './sample-views.ts';

/** Every kind of card people can get to see, by the name of its golden file. */
export const ALL_VIEWS: { readonly [name: string]: View } = {
  ...SAMPLE_VIEWS,
  ...REMINDER_VIEWS,
  ...ACT_VIEWS,
};
