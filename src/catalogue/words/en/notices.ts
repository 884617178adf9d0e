/** Welcome, help, set-up and refusals. */
export const NOTICES = {
  'refused.other-tenant.title': 'This bot serves another organisation',
  'refused.other-tenant.text': 'Your message comes from a tenant it was not set up for.',
  'refused.other-tenant.advice':
    'If this is a mistake, ask the people who run the bot to check its tenant setting.',
  'refused.not-in-it-team.title': 'Only the IT team is served',
  'refused.not-in-it-team.text': 'This bot answers members of one Teams team, wherever they write from.',
  'refused.not-in-it-team.advice':
    'If you should be one of them, ask an owner of the IT team to add you. It can take some minutes until the bot knows.',
  'refused.guest-may-not-act.title': 'Guests may read, not act',
  'refused.guest-may-not-act.text': 'You are a guest in the IT team, so this button is not for you.',
  'refused.guest-may-not-act.advice': 'Ask a member of the IT team to press it.',
  'refused.not-an-operator.title': 'Only operators may do this',
  'refused.not-an-operator.text':
    'The people who run the bot have named who may act (OPERATORS). You can still read everything.',
  'refused.not-an-operator.advice': 'Ask one of the operators, or ask to be added to them.',
  'refused.operators-unreadable.title': 'It could not be checked whether you may do this',
  'refused.operators-unreadable.text':
    'The people who run the bot have named groups whose members may act (OPERATORS).',
  'refused.operators-unreadable.advice': 'Try again in a minute, or ask one of the operators to do it.',
  'refused.read-only.title': 'This bot is read-only here',
  'refused.read-only.text': 'It was set up to show and explain, and to change nothing (ACTIONS=off).',
  'refused.read-only.advice': 'Use the links on the token’s card and do it in Intune.',
  'refused.more-names': '{n, number} more',

  'looking.title': 'Intune is being asked',
  'looking.text': 'It takes longer than usual, and there is no earlier look to show.',
  'looking.advice': 'This card becomes the answer by itself.',
  'failure.advice':
    'Try again in a minute. If it happens again, give the people who run the bot this error id:',

  'set-up.no-team.title': 'One setting is missing: the IT team',
  'set-up.no-team.text':
    'This bot serves the members of one Teams team and nobody else. Until it knows which, it says nothing about the tenant.',
  'set-up.no-team.step.ask-there':
    'Ask the same in a channel of the IT team: this card then shows the id of that team. It is also the groupId in “Get link to team”.',
  'set-up.no-team.step.set': 'Set IT_TEAM_ID to that id where the bot runs, and start the bot again.',
  'set-up.no-team.step.put':
    'If this is the IT team, put the line below into the bot’s settings. If not, ask the same in a channel of the IT team.',
  'set-up.no-team.step.restart': 'Start the bot again.',
  'set-up.unknown-team.title': 'The bot has not met the IT team yet',
  'set-up.unknown-team.text':
    'IT_TEAM_ID is set, but the bot is not in that team, so it cannot know who belongs to it.',
  'set-up.unknown-team.step.add':
    'Add the bot to the IT team and mention it there once. From then on it serves the members everywhere.',
  'set-up.unknown-team.step.compare':
    'If it is there already, compare IT_TEAM_ID with the id this card shows in a channel of that team.',
  'set-up.roster.title': 'The members of the IT team could not be read',
  'set-up.roster.text': 'Teams did not say who belongs to the team, so nobody can be served right now.',
  'set-up.roster.step.again': 'Try again in a minute.',
  'set-up.roster.step.add-again': 'If it stays, remove the bot from the IT team and add it again.',
  'set-up.line': 'This team has this line:',
  'set-up.line.named': 'The team “{team}” has this line:',

  'help.hello': 'Hello, I am {bot}',
  'help.title': 'What I can do',
  'help.unknown': 'I did not understand “{said}”',
  'help.intro': 'I watch the Apple tokens this Intune tenant depends on and show how to renew them.',
  'help.read-only': 'This bot is read-only here: it shows and explains, and changes nothing.',
  'did-you-mean.summary': 'I did not understand “{said}”. Did you mean {lines}?',
  'did-you-mean.one': 'Did you mean this?',
  'did-you-mean.some': 'Did you mean one of these?',
  'welcome.summary': 'Hello, I am {bot}. I watch the Apple tokens of your Intune tenant.',
  'welcome.text':
    'I watch what Apple devices in Intune depend on: the MDM push certificate, location tokens (VPP) and enrolment program tokens (ADE, formerly DEP). I say what lapses when, and how to renew it without losing a device.',
  'welcome.how.personal': 'Ask in your own words, or press a button.',
  'welcome.how.shared':
    'Mention me and ask in your own words: “@{bot} token status”. The buttons need no mention.',
  'welcome.reminds':
    'From now on I remind in {place}: on workdays at {time}, and at once when something fails.',
  'welcome.first': 'First comes: {next}.',
  'welcome.first.none': 'Nothing is due in the next 90\u00A0days.',
  'welcome.first.unknown':
    'What comes first I can say as soon as I have read Intune: press “Upcoming” in a minute.',
  'welcome.elsewhere': 'Reminders go to {n, plural, one {# place} other {# places}}, not here.',
  'welcome.silent':
    'No channel is reminded yet: add me to the team of those who renew, and write “remind here” in its channel.',
  'welcome.silent.channel':
    'I do not remind here yet: a member of the IT team presses “Remind here” or writes it.',
  'thanks.title': 'You’re welcome',
  'thanks.text': 'I keep an eye on the Apple tokens and say when something is due.',
  'thanks.advice': 'Write “token status” whenever you want to look.',
  'version.title': 'What is running',
  'version.text': 'For whoever looks after this bot.',
  'version.release': 'Version',
  'version.since': 'Running since',
  'version.store': 'Store',
  'version.store.sqlite': 'SQLite',
  'version.store.azure-tables': 'Azure Tables',
  'version.store.memory': 'Memory: everything is forgotten when it stops',
  'version.look': 'Last look at Intune',
  'version.look.none': 'None yet',
  'version.leads': 'Looks and reminds',
  'version.leads.yes': 'This one',
  'version.leads.no': 'Another replica',
  'version.advice': 'If something is wrong, give them these lines.',
  'language.chosen.title': 'I speak English in {place} from now on',
  'language.chosen.text': 'Reminders come in it too. Commands are understood in every language.',
  'language.chosen.advice': 'To take it back, write “language auto”.',
  'language.automatic.title': 'No language is chosen for {place} any more',
  'language.automatic.text': 'I speak English here, as I am set up to.',
  'language.automatic.text.auto':
    'I answer everybody in the language of their Teams app, and remind in the one last spoken here.',
  'language.automatic.advice': 'To choose one, write “language en” or “language de”.',
  'language.unknown.title': 'Which language do you mean?',
  'language.unknown.title.said': 'I do not speak “{said}”',
  'language.unknown.text': 'I speak {languages}.',
} as const;
