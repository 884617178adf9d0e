import type { Words } from '../../words/words.ts';
import type { GuideFacts, RenewalGuide } from '../guide.ts';

/** Apple moves a push certificate to another account within ten business days: with less than this left it is urgent. */
const URGENT_MOVE_DAYS = 14;

/**
 * Sources: learn.microsoft.com/intune, page create-mdm-push-certificate; support.apple.com/guide/apple-business-manager,
 * page axm6603d9206 (moving the push certificate).
 */
export function pushGuide({ account, topic, days, wrong = false }: GuideFacts, words: Words): RenewalGuide {
  const urgent = !wrong && days !== undefined && days < URGENT_MOVE_DAYS;
  const guard = words.t('renew.push.guard.account');
  return {
    guards: [
      words.t('renew.push.guard.renew'),
      urgent ? `${guard} ${words.t('renew.push.guard.account.urgent')}` : guard,
    ],
    steps: [
      words.t('renew.push.step.csr'),
      account === undefined
        ? words.t('renew.push.step.sign-in')
        : words.t(`renew.push.step.sign-in.${wrong ? 'record' : 'intune'}`, { account }),
      findStep(topic, words),
      words.t('renew.push.step.upload-csr'),
      words.t('renew.push.step.upload-pem'),
      words.t('renew.push.step.check'),
    ],
    rescues: [],
  };
}

/** Apple’s list shows the common name of the certificate, not its topic; the topic is in its details. */
function findStep(topic: string | undefined, words: Words): string {
  if (topic === undefined) return words.t('renew.push.step.find');
  const uuid = /^com\.apple\.mgmt\.External\.(.+)$/i.exec(topic)?.[1];
  if (uuid === undefined) return words.t('renew.push.step.find.topic', { topic });
  return words.t('renew.push.step.find.uuid', { uuid });
}
