import type { SetupOptions } from './options.ts';
import { appServiceSteps } from './steps-app-service.ts';
import { botSteps, groupSteps, identitySteps, storageSteps } from './steps-azure.ts';
import { directorySteps } from './steps-directory.ts';
import type { Word } from './words.ts';

/** One call of az: what it does, its arguments, and what to do when it fails. */
export interface Step {
  /** A full sentence, printed above the command. */
  readonly what: string;
  /** The arguments after `az`. */
  readonly az: readonly Word[];
  /** Keeps one value of the answer under a name that later steps refer to. */
  readonly save?: { readonly as: string; readonly query: string };
  /** Keeps one value of the answer in a file of its owner alone, and shows it nowhere. */
  readonly secret?: { readonly file: string; readonly variable: string; readonly query: string };
  /** Shows the answer to the person instead of dropping it. */
  readonly show?: 'tsv';
  /** The step is left out when this finds that its work is done. */
  readonly unless?: {
    readonly az: readonly Word[];
    /** `succeeds`: az finds the thing, or fails. `prints`: az lists, and an empty list is no failure. */
    readonly done: 'succeeds' | 'prints';
  };
  /** What a person does when the step fails. */
  readonly advice: string;
}

/** The variables that the bot needs afterwards, in the order of env/.env.example. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly env: readonly (readonly [name: string, value: Word])[];
}

/** The whole set-up as data: what `--dry-run` prints is what runs. Pure. */
export function planSetup(options: SetupOptions): Plan {
  const azure =
    options.host === 'app-service'
      ? appServiceSteps(options)
      : [...identitySteps(options), ...storageSteps(options), ...botSteps(options)];
  // Entra needs a moment until it knows a new identity in every place, so what depends on it comes last.
  const steps = [...groupSteps(options), ...azure, ...directorySteps(options)];
  return { steps, env: environment(options) };
}

function environment(options: SetupOptions): Plan['env'] {
  if (options.host === 'app-service') return [['BOT_ID', [{ ref: 'BOT_ID' }]]];
  return [
    ['BOT_ID', [{ ref: 'BOT_ID' }]],
    ['BOT_TENANT_ID', [{ ref: 'TENANT_ID' }]],
    ['BOT_TYPE', options.identity === 'managed' ? 'UserAssignedMSI' : 'SingleTenant'],
    ['ACTIONS', options.actions],
    ['CLOUD', options.cloud],
    ['STORE_URL', ['azure-tables:', { ref: 'TABLE_ENDPOINT' }, 'tokenwarden']],
  ];
}
