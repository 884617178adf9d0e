/**
 * What a Finding says: a headline without a full stop (what a notification shows), a few words for a row that shows
 * name and date anyway, what follows, and what to do. `docs/sources.md` has the source of each.
 */
export const FINDINGS = {
  // One or two words beside icon and colour: the one set of states.
  'state.critical': 'Critical',
  'state.warning': 'Warning',
  'state.note': 'Note',
  'state.expired': 'Expired',
  'state.today': 'Today',
  'state.soon': 'Soon',
  'state.coming-up': 'Coming up',
  'state.unknown': 'Unknown',
  'state.invalid': 'Invalid',
  'state.wrong-renewal': 'Wrong renewal',
  'state.not-found': 'Not found',
  'state.gone': 'Gone',
  'state.fine': 'Fine',
  'state.was-fine': 'Was fine',

  'finding.expired.headline': '{subject} expired {days}, on {date}',
  'finding.expired.headline.today': '{subject} expired today at {time}',
  'finding.expired.outage': 'The outage has begun. {stops}',
  'finding.expired.advice': 'Renew it now.',

  'finding.expires-today.headline': '{subject} expires today at {time}',
  'finding.expires-today.advice': 'Renew it now.',

  'finding.expires-soon.headline': '{subject} expires {days}',
  'finding.expires-soon.advice': 'Renew it before that day.',
  'finding.expires-soon.advice.early': 'Plan the renewal.',

  'finding.expiry-unknown.headline': '{subject} has no expiry date in Intune',
  'finding.expiry-unknown.short': 'No expiry date in Intune',
  'finding.expiry-unknown.consequence': 'Nobody can tell from here when it lapses.',
  'finding.expiry-unknown.advice.intune': 'Look it up in Intune. If it stays without a date, renew it.',
  'finding.expiry-unknown.advice': 'Look it up in Apple’s portal. If Intune stays without a date, renew it.',

  'finding.state-expired.headline': '{subject} is expired, says Intune, although its date is not past',
  'finding.state-expired.short': 'Intune says expired',
  'finding.state-expired.advice': 'Renew it now.',

  'finding.state-invalid.headline': '{subject} is no longer valid',
  'finding.state-invalid.short': 'Needs renewal now',
  'finding.state-invalid.advice':
    'Renew it now. The usual causes: the password of the Apple Account (Apple ID) that downloaded it was changed or ran out, its domain changed, it was disabled, or the token itself ended.',

  'finding.state-external-mdm.headline': '{subject} is in use by another MDM',
  'finding.state-external-mdm.short': 'In use by another MDM',
  'finding.state-external-mdm.consequence':
    'A location works with one MDM and one Intune tenant at a time. {stops}',
  'finding.state-external-mdm.advice':
    'Find out who took it before you take it back: another MDM, another Intune tenant, or Apple Business’s built-in device management, which uses the content token of the original organisation. The other side loses its assignments. In Intune edit the token and set “Take control of token from another MDM”.',

  'finding.state-duplicate.headline': '{subject} is a duplicate: its location was uploaded twice',
  'finding.state-duplicate.short': 'Duplicate of another token',
  'finding.state-duplicate.consequence': 'Its sync has stopped and new purchases do not show up.',
  'finding.state-duplicate.advice':
    'Find the other token of the location and decide which one stays. Deleting a token deletes its apps and assignments: check which one your assignments use first.',

  'finding.state-unknown.headline': '{subject} is in a state this bot does not know',
  'finding.state-unknown.short': 'State: {word}',
  'finding.state-unknown.consequence': 'Intune calls it {word}. Whether it works cannot be told from here.',
  'finding.state-unknown.advice': 'Look at the token in Intune.',

  'finding.sync-error.headline': '{subject} did not sync: error {code}',
  'finding.sync-error.short': 'Sync error {code}',
  'finding.sync-error.consequence': 'New devices and changes made at Apple do not reach Intune.',
  'sync-error.advice.terms':
    'Other tools read 3 as: new terms at Apple not accepted. Have an Organization Administrator (School Manager: Administrator) sign in to Apple’s portal, accept them there, and sync again. Every organisation accepts on its own, and it may take a day to clear.',
  'sync-error.advice.others':
    'Microsoft lists the causes, without their numbers. Look in this order: the token has expired or was replaced, Intune was removed from Apple’s list of services, new terms at Apple were not accepted, Apple refuses a phone number, a department or a name in an enrolment policy. Then sync again.',

  'finding.sync-failed.headline': '{subject} failed to sync',
  'finding.sync-failed.short': 'Last sync failed',
  'finding.sync-failed.consequence': 'New purchases and licence counts do not reach Intune.',
  'finding.sync-failed.last-sync': 'Last sync: {when}.',
  'finding.sync-failed.advice':
    'Sync it again in Intune. If that fails too, look for new terms in Apple’s portal, and check the token.',

  'lasting.minute': 'for {n, plural, one {#\u00A0minute} other {#\u00A0minutes}}',
  'lasting.hour': 'for {n, plural, one {#\u00A0hour} other {#\u00A0hours}}',
  'lasting.day': 'for {n, plural, one {#\u00A0day} other {#\u00A0days}}',
  'finding.sync-stale.headline': '{subject} has not synced {lasting}',
  'finding.sync-stale.short': 'No sync {lasting}',
  'finding.sync-stale.consequence': 'Changes made at Apple do not reach Intune.',
  'finding.sync-stale.advice':
    'Start a sync in Intune. If it does not help, look for new terms in Apple’s portal and check the token.',

  'finding.sync-never.headline': '{subject} has never synced',
  'finding.sync-never.short': 'Never synced',
  'finding.sync-never.consequence': 'Nothing of it has reached Intune yet.',
  'finding.sync-never.advice': 'Start a sync in Intune. A token uploaded minutes ago needs some patience.',

  'finding.wrong-renewal.headline': 'MDM push certificate was replaced by another one, not renewed',
  'finding.wrong-renewal.short': 'Another certificate: its topic changed',
  'finding.wrong-renewal.consequence':
    'Devices trust the old topic, so every Apple device has to enrol again. Before: {before}. Now: {after}.',
  'finding.wrong-renewal.advice':
    'It may still be undone: find the certificate with the old topic in Apple’s portal, with the Apple Account (Apple ID) that created it. Choose Renew there, and upload that one to Intune. Enrol no device until then.',

  'finding.not-found.headline': '{subject} was not found in Intune',
  'finding.not-found.consequence': 'It was there before. The next look decides whether it was deleted.',
  'finding.not-found.advice': 'Look in Intune, unless somebody deletes it on purpose.',
  'finding.vanished.headline': '{subject} is not in Intune any more',
  'finding.vanished.along.vpp':
    'Deleting a location token deletes its apps and their assignments. Apps that are installed stay; their licences can no longer be taken back through Intune.',
  'finding.vanished.along.ade': 'What was assigned to it went with it.',
  'finding.vanished.along.ade.devices':
    '{devices, plural, one {# device went with it, with the profile assigned to it.} other {# devices went with it, with the profiles assigned to them.}}',
  'finding.vanished.advice.push':
    'If this was not meant: find the certificate with the old topic in Apple’s portal, choose Renew there, never Create, and upload that one to Intune today. Enrol no device until then.',
  'finding.vanished.advice.vpp':
    'If this was not meant: find out who deleted it before anybody uploads its file again. A new token starts without the old assignments.',
  'finding.vanished.advice.ade':
    'If this was not meant: add it to Intune again, for the same service in Apple’s portal, and assign its devices and profiles anew.',
  'finding.moved-back.headline': '{subject} expires earlier than before: on {now}, not on {before}',
  'finding.moved-back.short': 'Before: {before}',
  'finding.moved-back.consequence':
    'That is no renewal: an older file may have taken the place of a newer one. I count by the earlier date.',
  'finding.moved-back.advice':
    'Look in Intune and in Apple’s portal which file was uploaded last. If it was an old one, renew the token and upload the new one.',
  'finding.date-away.headline': '{subject} has no expiry date in Intune any more; it was {before}',
  'finding.date-away.short': 'No date any more',
  'finding.date-away.consequence': 'That is no renewal. I count by the last date there was.',

  'finding.updates-off.headline': '{subject} does not update its apps by itself',
  'finding.updates-off.short': 'App updates off',
  'finding.updates-off.consequence': 'Intune brings no new versions of its apps to the devices.',
  'finding.updates-off.advice':
    'If that is not meant: edit the token in Intune and set “Automatic app updates” to Yes.',

  'finding.account-changed.headline': '{subject} has another Apple Account (Apple ID) than before',
  'finding.account-changed.consequence': 'Before: {before}. Now: {after}.',
  // Only the account that holds the certificate can renew it; what Intune shows is what somebody typed.
  'finding.account-changed.advice.push.same':
    'The certificate is the same. Either Apple moved it, or somebody typed another account: the one that must renew is the one that sees it in Apple’s portal.',
  'finding.account-changed.advice.push.other':
    'It goes with the wrong renewal: to undo that, sign in with the account from before.',
  'finding.account-changed.advice.push.unknown':
    'Whether it is still the same certificate cannot be told from here. Renew it only with the account that sees it in Apple’s portal, and compare its topic (UID) before.',
  'finding.account-changed.advice.others':
    'That is allowed. From now on the token ends when the password of the new account is changed.',

  'finding.recreated.headline': '{subject} seems to exist twice',
  'finding.recreated.short': 'Probably created again instead of renewed',
  'finding.recreated.consequence': 'Every app of the location then appears twice.',
  'finding.recreated.others': 'The other one: {others}.',
  'finding.recreated.advice':
    'Look at both in Intune. Upload the new file, with Edit, to the one your assignments use, and remove the other only when nothing is assigned through it.',

  'finding.personal-account.headline': '{subject} depends on a personal Apple Account (Apple ID)',
  'finding.personal-account.consequence': 'When its owner leaves, nobody can renew it.',
  'finding.personal-account.advice.push':
    'Ask Apple to move it to a Managed Apple Account with a mailbox several people read. That interrupts nothing, but can take up to 10 business days: ask long before it expires. Never renew it from another account.',
  'finding.personal-account.advice.others':
    'Download its next renewal with a Managed Apple Account whose mailbox several people read.',

  'finding.shared-account.headline': '{subject} shares its Apple Account (Apple ID) with other tokens',
  'finding.shared-account.consequence': 'One password change or one person leaving can end all of them.',
  'finding.shared-account.others': 'It also holds: {others}.',
  // Never another account for the push certificate: followed at a renewal, that is the wrong renewal.
  'finding.shared-account.advice.push':
    'Leave it where it is. Moving it is Apple’s doing, without interruption. Never renew it from another account.',
  'finding.shared-account.advice.others':
    'Download its next renewal with a Managed Apple Account of its own.',

  'finding.cannot-check.headline': '{families} could not be read',
  'finding.cannot-check.consequence': '{why} Whether all is well there cannot be told.',
} as const;
