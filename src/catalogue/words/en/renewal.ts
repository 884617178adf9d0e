/**
 * What stops without a token, and how to renew it. Names of menus and buttons stay as the portals have them.
 * `docs/sources.md` has the source of each sentence.
 */
export const RENEWAL = {
  'stops.push':
    'Intune cannot send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol. What is installed keeps working.',
  'stops.vpp':
    'Licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back. If an enrolment policy installs the Company Portal with it, new devices cannot enrol.',
  'stops.ade':
    'New devices, and changes made at Apple, no longer reach Intune: new devices do not enrol by themselves. Enrolled devices keep working.',
  'will-stop.push':
    'After that, Intune can no longer send commands, policies, apps or wipes to any Apple device, and no new Apple device can enrol.',
  'will-stop.vpp':
    'After that, licences no longer move between Apple and Intune: no new app assignments, no updates, no licences taken back. If an enrolment policy installs the Company Portal with it, new devices cannot enrol.',
  'will-stop.ade':
    'After that, new devices, and changes made at Apple, no longer reach Intune: new devices do not enrol by themselves. Enrolled devices keep working.',
  'push.after-expiry.maybe':
    'Microsoft’s documentation gives up to {limit, number} days after expiry in which renewing may still work. Other sources disagree and Apple does not say, so do not count on it: renew today, with the same Apple Account (Apple ID).',
  'push.after-expiry.over':
    'It expired {days}. Microsoft’s documentation gives up to {limit, number} days in which renewing may still work, and they are over: plan for enrolling every Apple device again. Try Renew first, never Create.',

  'renew.push.guard.renew':
    'In Apple’s portal choose Renew, never Create a Certificate: a new certificate means that every Apple device has to enrol again. Intune’s own link is called “Create your MDM push Certificate”; it only opens the portal.',
  'renew.push.guard.account':
    'Use the Apple Account (Apple ID) that created it. If nobody can sign in with it any more, ask Apple to move the certificate first: that interrupts nothing, but can take up to 10 business days.',
  'renew.push.guard.account.urgent': 'With so little time left, ask today.',
  'renew.push.step.csr':
    'Intune admin center: Devices > Device onboarding > Enrollment > Apple tab > Apple MDM Push Certificate. Download your CSR.',
  'renew.push.step.sign-in':
    'Apple Push Certificates Portal: sign in with the Apple Account (Apple ID) that created it.',
  'renew.push.step.sign-in.intune':
    'Apple Push Certificates Portal: sign in with the Apple Account (Apple ID) that created it; Intune has {account}.',
  'renew.push.step.sign-in.record':
    'Apple Push Certificates Portal: sign in with the Apple Account (Apple ID) that created it; the one on record is {account}.',
  'renew.push.step.find': 'Find the existing certificate. Choose Renew.',
  'renew.push.step.find.uuid':
    'Find the existing certificate. The portal shows it as APSP:{uuid}; that is the part of its topic (UID) after “External.”. Choose Renew.',
  'renew.push.step.find.topic':
    'Find the existing certificate. Its topic (UID) must be {topic}. Choose Renew.',
  'renew.push.step.upload-csr':
    'Upload the CSR, note who renews it, and download the new certificate (.pem).',
  'renew.push.step.upload-pem': 'Back in Intune, enter the same Apple Account and upload the .pem file.',
  'renew.push.step.check': 'Check that it is active in Intune and in Apple’s portal.',

  'renew.vpp.guard.edit':
    'Edit the existing token, do not create a new one. Two tokens for one location stop the sync, and every app appears twice.',
  'renew.vpp.guard.keep':
    'Do not delete the old token. That deletes its apps and assignments and revokes the licences.',
  'renew.vpp.place': 'the location {location}',
  'renew.vpp.place.unknown': 'the location the token belongs to',
  'renew.vpp.account': 'Intune has the Apple Account (Apple ID) {account}.',
  'renew.vpp.step.business':
    'Apple Business (Manager): Settings > Payments & Billing > Apps & Books. Download the token for {place}.',
  'renew.vpp.step.school':
    'Apple School Manager, as Administrator, Site Manager or Content Manager: your name > Preferences > Payments & Billing > Content Tokens. Download the token for {place}.',
  'renew.vpp.step.select':
    'Intune admin center: Tenant administration > Connectors and tokens > Apple VPP tokens. Select the existing token.',
  'renew.vpp.step.select.named':
    'Intune admin center: Tenant administration > Connectors and tokens > Apple VPP tokens. Select the existing token “{name}”.',
  'renew.vpp.step.upload':
    'Choose Edit beside Basics, upload the new file, and save. If somebody else downloaded it, put that account into Apple Account.',
  'renew.vpp.step.check': 'Refresh until the expiry date has moved; it can lag. Then sync the token.',

  'renew.ade.guard.at-once':
    'Downloading the new token ends the one in use at once. Start only when you can finish the upload.',
  'renew.ade.guard.service':
    'Stay on the same device management service (MDM server). A new one means a new token, and its devices must be assigned again.',
  'renew.ade.step.business':
    'Apple Business (Manager), with a role that may manage device management services (Organization Administrator, or one given that permission): Devices > Management Services > the service of this token > Actions (…) > Download Token.',
  'renew.ade.step.school':
    'Apple School Manager: your account > Preferences > Your MDM servers > the server of this token > Download Token.',
  'renew.ade.step.select':
    'Intune admin center, at once: Devices > Enrollment > Apple tab > Bulk enrollment methods > Enrollment program tokens. Select the existing token, then Renew token.',
  'renew.ade.step.select.named':
    'Intune admin center, at once: Devices > Enrollment > Apple tab > Bulk enrollment methods > Enrollment program tokens. Select “{name}”, then Renew token.',
  'renew.ade.step.account': 'Enter the Apple Account (Apple ID) you used.',
  'renew.ade.step.account.last': 'Enter the Apple Account (Apple ID) you used; the last one was {account}.',
  'renew.ade.step.upload': 'Upload the .p7m file, keep the scope tags, and choose Renew.',
  'renew.ade.step.check': 'Check that the expiry date has moved. Then sync the token.',
  'renew.ade.rescue.upload':
    'If Intune says “An error occurred while uploading the Enrollment Program token”: in Graph Explorer, as an Intune administrator, call getEncryptionPublicKey (beta) of depOnboardingSettings {id}. Save the value as a .pem file of three lines, upload that to the same service at Apple, and download the token again.',
  'renew.or-school': 'Or, for a school: {step}',

  'link.intune': 'Open Intune',
  'link.push-portal': 'Open Apple’s push portal',
  'link.business': 'Open Apple Business',
  'link.school': 'Open Apple School Manager',
  'link.guide': 'Read Microsoft’s guide',
  'link.causes': 'Read Microsoft’s causes',
} as const;
