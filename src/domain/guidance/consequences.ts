import type { Family } from '../token.ts';

/** What stops when a token of the family has lapsed, in the present tense. */
export const WHAT_STOPS: { readonly [F in Family]: string } = {
  push: 'Intune cannot send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol. What is installed keeps working.',
  vpp: 'Licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back. If an enrolment policy installs the Company Portal with it, new devices cannot enrol.',
  ade: 'New devices, and changes made at Apple, no longer reach Intune: new devices do not enrol by themselves. Enrolled devices keep working.',
};

/** The same, as what is to come. */
export const WHAT_WILL_STOP: { readonly [F in Family]: string } = {
  push: 'After that, Intune can no longer send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol.',
  vpp: 'After that, licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back. If an enrolment policy installs the Company Portal with it, new devices cannot enrol.',
  ade: 'After that, new devices, and changes made at Apple, no longer reach Intune: new devices do not enrol by themselves. Enrolled devices keep working.',
};

/** Days in which, by Microsoft's documentation alone, renewing an expired push certificate may still work. */
const MAYBE_DAYS = 30;

/**
 * What is known about renewing a push certificate after its expiry.
 * Sources: learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate speaks of 30 days;
 * other vendors contradict it and Apple says nothing. So it is never worded as time that is left.
 *
 * @param daysPast calendar days since expiry, 0 on the day itself.
 */
export function pushAfterExpiry(daysPast: number): string {
  if (daysPast > MAYBE_DAYS) {
    return `It expired ${daysPast} days ago. Microsoft’s documentation gives up to ${MAYBE_DAYS} days in which renewing may still work, and they are over: plan for enrolling every Apple device again. Try Renew first, never Create.`;
  }
  return `Microsoft’s documentation gives up to ${MAYBE_DAYS} days after expiry in which renewing may still work. Other sources disagree and Apple does not say, so do not count on it: renew today, with the same Apple Account (Apple ID).`;
}
