import assert from 'node:assert/strict';
import { languageOf } from '../../src/catalogue/words/language.ts';
import { createWords } from '../../src/catalogue/words/words.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/instant.ts';

const LATE_EVENING = Date.parse('2026-09-03T23:30:00Z');
const GAP = '\u00A0';
const plain = (text: string) => text.replaceAll(GAP, ' ');
const english = createWords('en', 'Europe/Berlin');
const german = createWords('de', 'Europe/Berlin');

describe('dates, times and counts', () => {
  it('are on the calendar of the zone', () => {
    assert.equal(plain(english.date(LATE_EVENING)), '4 Sept 2026');
    assert.equal(plain(createWords('en', 'America/New_York').date(LATE_EVENING)), '3 Sept 2026');
    assert.equal(plain(german.date(LATE_EVENING)), '4. Sept. 2026');
  });

  it('name the day only where it is another one', () => {
    assert.equal(plain(english.moment(LATE_EVENING, LATE_EVENING + HOUR)), '01:30 CEST');
    assert.equal(plain(english.moment(LATE_EVENING, LATE_EVENING + DAY)), '4 Sept 2026, 01:30 CEST');
    assert.equal(plain(german.moment(LATE_EVENING, LATE_EVENING + DAY)), '4. Sept. 2026, 01:30 MESZ');
  });

  it('name the weekday of what is to come', () => {
    assert.equal(plain(english.slot(LATE_EVENING)), 'Fri, 4 Sept 2026, 01:30 CEST');
    assert.equal(plain(german.slot(LATE_EVENING)), 'Fr., 4. Sept. 2026, 01:30 MESZ');
  });

  it('say midnight as the beginning of its day', () => {
    assert.equal(plain(english.time(Date.parse('2026-11-23T23:00:00Z'))), '00:00 CET');
  });

  it('count days one way', () => {
    const counted = (words: typeof english) => [-12, -1, 0, 1, 12].map((days) => plain(words.days(days)));
    assert.deepEqual(counted(english), ['12 days ago', 'yesterday', 'today', 'tomorrow', 'in 12 days']);
    assert.deepEqual(counted(german), ['vor 12 Tagen', 'gestern', 'heute', 'morgen', 'in 12 Tagen']);
  });

  it('round ages down, and know no length of time as a day of the calendar', () => {
    const ages = [-5, 59_999, MINUTE, 59 * MINUTE, HOUR, 47 * HOUR, 48 * HOUR];
    assert.deepEqual(
      ages.map((age) => plain(english.ago(age))),
      ['just now', 'just now', '1 minute ago', '59 minutes ago', '1 hour ago', '47 hours ago', '2 days ago'],
    );
    assert.equal(plain(german.ago(48 * HOUR)), 'vor 2 Tagen');
  });

  it('break at no line end, except after a comma', () => {
    const slot = english.slot(LATE_EVENING);
    assert.equal(slot, `Fri, 4${GAP}Sept${GAP}2026, 01:30${GAP}CEST`);
    assert.equal(english.days(12), `in${GAP}12${GAP}days`);
  });

  it('join lists and group digits as the language does', () => {
    assert.equal(english.and(['A', 'B', 'C']), 'A, B and C');
    assert.equal(german.or(['A', 'B', 'C']), 'A, B oder C');
    assert.deepEqual([english.number(1_480), german.number(1_480)], ['1,480', '1.480']);
  });
});

describe('a language tag', () => {
  it('is known by its first part, in whatever case or spelling', () => {
    assert.deepEqual(['de', 'de-AT', 'EN-us', 'en_GB', 'fr-FR', ''].map(languageOf), [
      'de',
      'de',
      'en',
      'en',
      undefined,
      undefined,
    ]);
  });
});
