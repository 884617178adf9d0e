/** What is said by mail and webhook when Teams has not taken it for an hour. */
export const FALLBACK = {
  'fallback.subject': 'Token Warden: {headline}',
  'fallback.subject.more': 'Token Warden: {headline}, and {n, number} more',
  'fallback.teams-unreachable':
    'Microsoft Teams cannot be reached: nobody there has heard this since {when}, so it comes this way.',
  'fallback.no-destination':
    'No conversation in Microsoft Teams hears Token Warden: nobody has heard this since {when}, so it comes this way. Write “remind here” in the channel of your IT team.',
  'fallback.end':
    'This is said once. In Teams I go on trying by myself, and the card there turns green when it is solved.',
} as const;
