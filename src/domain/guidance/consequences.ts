import type { Family } from '../token.ts';

/** What stops when a token of the family has lapsed, in the present tense. */
export const WHAT_STOPS: { readonly [F in Family]: string } = {
  push: 'Intune cannot send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol. What is installed keeps working.',
  vpp: 'Licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back.',
  ade: 'New and wiped devices no longer enrol by themselves. Enrolled devices keep working.',
};

/** The same, as what is to come. */
export const WHAT_WILL_STOP: { readonly [F in Family]: string } = {
  push: 'After that, Intune can no longer send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol.',
  vpp: 'After that, licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back.',
  ade: 'After that, new and wiped devices no longer enrol by themselves. Enrolled devices keep working.',
};

/**
 * What went with a token that is gone from Intune.
 * Source: learn.microsoft.com/intune, page manage-vpp-apple, on deleting a location token.
 *
 * @param devices that an enrolment program token had; undefined when not known.
 */
export function takenAlong(family: Family, devices: number | undefined): string {
  switch (family) {
    case 'push':
      return WHAT_STOPS.push;
    case 'vpp':
      return 'Deleting a location token deletes its apps and their assignments. Apps that are installed stay; their licences can no longer be taken back through Intune.';
    case 'ade': {
      const what =
        devices === undefined || devices === 0
          ? 'What was assigned to it went with it.'
          : `${devices.toLocaleString('en-GB')} ${devices === 1 ? 'device' : 'devices'} went with it, with the profiles assigned to them.`;
      return `${what} ${WHAT_STOPS.ade}`;
    }
  }
}

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
