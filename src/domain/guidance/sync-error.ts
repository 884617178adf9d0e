/**
 * What to do about a sync error of an enrolment program token. Microsoft publishes eleven causes with a remedy
 * for each, but not their numbers; two other tools read 3 as terms nobody accepted.
 * Sources: learn.microsoft.com/troubleshoot, page troubleshoot-ios-enrollment-errors; support.apple.com/102069
 * (who accepts terms); github.com/fleetdm/fleet, issue 33405 (each organisation, and a day until it clears).
 */
export function syncErrorAdvice(code: number | undefined): string {
  return code === TERMS ? `Other tools read 3 as: new terms at Apple not accepted. ${ACCEPT}` : OTHERS;
}

const TERMS = 3;

const ACCEPT =
  'Have an Organization Administrator (School Manager: Administrator) sign in to Apple’s portal, accept them there, and sync again. Every organisation accepts on its own, and it may take a day to clear.';

const OTHERS =
  'Microsoft lists the causes, without their numbers. Look in this order: the token has expired or was replaced, Intune was removed from Apple’s list of services, new terms at Apple were not accepted, Apple refuses a phone number, a department or a name in an enrolment policy. Then sync again.';
