import type { Words } from '../../words/words.ts';
import { type GuideFacts, portalSteps, type RenewalGuide } from '../guide.ts';

/**
 * Sources: learn.microsoft.com/intune, page manage-devices-tokens-apple; learn.microsoft.com/troubleshoot, page
 * troubleshoot-ios-enrollment-errors; support.apple.com/guide/business, pages axm1c1be359d and axm97dd59159.
 */
export function adeGuide({ id = '<id>', name, account, school }: GuideFacts, words: Words): RenewalGuide {
  return {
    guards: [words.t('renew.ade.guard.at-once'), words.t('renew.ade.guard.service')],
    steps: [
      ...portalSteps(school, (portal) => words.t(`renew.ade.step.${portal}`), words),
      name === undefined
        ? words.t('renew.ade.step.select')
        : words.t('renew.ade.step.select.named', { name }),
      account === undefined
        ? words.t('renew.ade.step.account')
        : words.t('renew.ade.step.account.last', { account }),
      words.t('renew.ade.step.upload'),
      words.t('renew.ade.step.check'),
    ],
    rescues: [words.t('renew.ade.rescue.upload', { id })],
  };
}
