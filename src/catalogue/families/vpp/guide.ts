import type { Words } from '../../words/words.ts';
import { type ApplePortal, type GuideFacts, portalSteps, type RenewalGuide } from '../guide.ts';

/** Sources: learn.microsoft.com/intune, page manage-vpp-apple; support.apple.com/guide/business, page axme0f8659ec. */
export function vppGuide({ name, account, school, location }: GuideFacts, words: Words): RenewalGuide {
  const place =
    location === undefined ? words.t('renew.vpp.place.unknown') : words.t('renew.vpp.place', { location });
  const who = account === undefined ? '' : ` ${words.t('renew.vpp.account', { account })}`;
  const download = (portal: ApplePortal) => `${words.t(`renew.vpp.step.${portal}`, { place })}${who}`;
  return {
    guards: [words.t('renew.vpp.guard.edit'), words.t('renew.vpp.guard.keep')],
    steps: [
      ...portalSteps(school, download, words),
      name === undefined
        ? words.t('renew.vpp.step.select')
        : words.t('renew.vpp.step.select.named', { name }),
      words.t('renew.vpp.step.upload'),
      words.t('renew.vpp.step.check'),
    ],
    rescues: [],
  };
}
