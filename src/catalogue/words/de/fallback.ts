import type { FALLBACK as EN } from '../en/fallback.ts';
import type { Translation } from '../translation.ts';

export const FALLBACK: Translation<typeof EN> = {
  'fallback.subject': 'Token Warden: {headline}',
  'fallback.subject.more': 'Token Warden: {headline}, und {n, number} mehr',
  'fallback.teams-unreachable':
    'Microsoft Teams ist nicht erreichbar: Seit {when} hat dort niemand davon gehört, deshalb kommt es auf diesem Weg.',
  'fallback.no-destination':
    'In Microsoft Teams hört keine Unterhaltung Token Warden zu: Seit {when} hat dort niemand davon gehört, deshalb kommt es auf diesem Weg. Schreiben Sie „hier erinnern“ im Kanal Ihres IT-Teams.',
  'fallback.end':
    'Das wird einmal gesagt. In Teams versuche ich es von selbst weiter, und die Karte dort wird grün, wenn es gelöst ist.',
};
