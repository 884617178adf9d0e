import type { SetupOptions } from './options.ts';
import { chosenSettings, DEFAULT_SETTINGS, foundSettings, type Settings } from './settings.ts';
import { settingsSteps, templateSteps } from './steps-app-service.ts';
import { botSteps, groupSteps, storageSteps } from './steps-azure.ts';
import { directorySteps } from './steps-directory.ts';
import { appSteps, federationSteps, managedIdentitySteps, secretSteps } from './steps-identity.ts';
import { ref, type Word, word } from './words.ts';

/** One call of az: what it does, its arguments, and what to do when it fails. */
export interface Step {
  /** A full sentence, printed above the command. */
  readonly what: string;
  /** The arguments after `az`. */
  readonly az: readonly Word[];
  /** Keeps one value of the answer under a name that later steps refer to. */
  readonly save?: {
    readonly as: string;
    readonly query: string;
    /** Kept as JSON, and this in its place when az fails, as for a thing that is not there yet. */
    readonly otherwise?: string;
    /** Anything else means that the set-up is about to happen in the wrong place. */
    readonly mustBe?: { readonly value: string; readonly why: string };
  };
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

/** What runs, and the variables that the bot needs afterwards, in the order in which they are written. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly env: Settings;
}

/** The whole set-up as data: what `--dry-run` prints is what runs. Pure. */
export function planSetup(options: SetupOptions): Plan {
  // Entra needs a moment until it knows a new identity in every place, so what depends on it comes last.
  const steps = [...groupSteps(options), ...azureSteps(options), ...directorySteps(options)];
  const place: Settings =
    options.host === 'app-service'
      ? [['PUBLIC_URL', APP_ENDPOINT]]
      : [['PUBLIC_URL', options.endpoint ?? '']];
  const careful = options.actions === undefined ? DEFAULT_SETTINGS : [];
  return { steps, env: [...foundSettings(options), ...chosenSettings(options), ...careful, ...place] };
}

const APP_ENDPOINT = word`https://${ref('APP_HOST')}/api/messages`;

function azureSteps(options: SetupOptions): readonly Step[] {
  const { identity, host } = options;
  const app = identity === 'managed' ? [] : appSteps(options);
  const trust = identity === 'federated' ? federationSteps(options) : [];
  if (host === 'app-service') {
    return [...app, ...templateSteps(options), ...trust, ...settingsSteps(options)];
  }
  const own = identity === 'app' ? secretSteps(options) : managedIdentitySteps(options);
  const principal = identity === 'app' ? 'PRINCIPAL_ID' : 'IDENTITY_PRINCIPAL_ID';
  return [...app, ...own, ...trust, ...storageSteps(options, principal), ...botSteps(options)];
}
