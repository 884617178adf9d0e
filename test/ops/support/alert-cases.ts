/** Values of one series by the minute, in promtool's notation: `0+60x10` grows by 60 ten times, `_x5` is nothing. */
export interface Change {
  readonly series: string;
  readonly values: string;
}

/** What is wrong in a bot whose metrics are otherwise as they really were, and what must be said of it. */
export interface AlertCase {
  readonly alert: string;
  readonly name: string;
  /** Series in place of the bot's own, or beside them. */
  readonly changes: readonly Change[];
  /** Series that the bot does not give any more, by the start of their name. */
  readonly gone?: string;
  /** Still silent then, and firing at `at`. */
  readonly silentAt?: string;
  readonly at: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
}

const PUSH = { family: 'push', name: 'Apple MDM push certificate', token: 'push' };
const EXPIRES =
  'token_warden_token_expires_in_seconds{family="push",token="push",name="Apple MDM push certificate"}';
const DAY = 86_400;

export const ALERT_CASES: readonly AlertCase[] = [
  {
    alert: 'TokenWardenDown',
    name: 'does not answer',
    changes: [{ series: 'up', values: '1x10 0x1500' }],
    silentAt: '14m',
    at: '17m',
    labels: { instance: 'bot:3978', job: 'token-warden' },
    severity: 'critical',
    summary: 'The bot does not answer its monitoring.',
  },
  {
    alert: 'TokenWardenNobodyLeads',
    name: 'has no leader',
    changes: [{ series: 'token_warden_leader', values: '1x10 0x1500' }],
    silentAt: '20m',
    at: '22m',
    severity: 'critical',
    summary: 'No replica holds the lease: nobody reminds.',
  },
  {
    alert: 'TokenWardenBlind',
    name: 'last read anything at midnight',
    changes: [{ series: 'token_warden_last_good_look_timestamp_seconds', values: '0x1500' }],
    silentAt: '13h10m',
    at: '13h20m',
    severity: 'critical',
    summary: 'Intune could not be read for more than two rounds (13 hours).',
  },
  {
    alert: 'TokenWardenBlind',
    name: 'never read anything',
    changes: [],
    gone: 'token_warden_last_good_look_timestamp_seconds',
    silentAt: '14m',
    at: '16m',
    severity: 'critical',
    summary: 'Intune could not be read for more than two rounds (13 hours).',
  },
  {
    alert: 'TokenWardenFamilyUnreadable',
    name: 'cannot read one family',
    changes: [
      { series: 'token_warden_findings{kind="cannot-check",severity="warning"}', values: '_x10 1x1500' },
    ],
    silentAt: '12h',
    at: '12h12m',
    severity: 'warning',
    summary: 'At least one kind of token cannot be read from Intune.',
  },
  {
    alert: 'TokenWardenNobodyHears',
    name: 'reminded nobody',
    changes: [{ series: 'token_warden_reminders_heard', values: '1x10 0x1500' }],
    silentAt: '20m',
    at: '22m',
    severity: 'critical',
    summary: 'The last reminder reached nobody.',
  },
  {
    alert: 'TokenWardenCyclesFail',
    name: 'fails three rounds in a row',
    changes: [{ series: 'token_warden_failed_cycles', values: '0x10 1x10 2x10 3x1500' }],
    silentAt: '31m',
    at: '40m',
    severity: 'critical',
    summary: 'Three reminder cycles in a row did not end well.',
  },
  {
    alert: 'TokenWardenDeliveriesRefused',
    name: 'is refused a message for the first time since it started',
    changes: [
      {
        series: 'token_warden_delivery_duration_seconds_count{doing="post",outcome="rejected"}',
        values: '_x10 1x1500',
      },
    ],
    silentAt: '9m',
    at: '20m',
    labels: { outcome: 'rejected' },
    severity: 'warning',
    summary: 'Teams refused a message for good.',
  },
  {
    alert: 'TokenWardenDeliveriesRefused',
    name: 'is refused one more message',
    changes: [
      {
        series: 'token_warden_delivery_duration_seconds_count{doing="post",outcome="destination-gone"}',
        values: '3x100 4x1500',
      },
    ],
    silentAt: '1h35m',
    at: '1h45m',
    labels: { outcome: 'destination-gone' },
    severity: 'warning',
    summary: 'Teams refused a message for good.',
  },
  {
    alert: 'TokenWardenStoreFails',
    name: 'cannot write its store',
    changes: [
      {
        series: 'token_warden_store_operation_duration_seconds_count{operation="put",outcome="failed"}',
        values: '_x10 1+2x1500',
      },
    ],
    silentAt: '20m',
    at: '28m',
    severity: 'critical',
    summary: 'The store fails: nothing is remembered, and nobody can lead.',
  },
  {
    alert: 'TokenWardenTurnsFail',
    name: 'answers a command with an error for the first time since it started',
    changes: [
      {
        series:
          'token_warden_turn_duration_seconds_count{kind="message",command="token status",outcome="failed"}',
        values: '_x10 1x1500',
      },
    ],
    silentAt: '9m',
    at: '20m',
    labels: { command: 'token status' },
    severity: 'warning',
    summary: 'Somebody asked the bot and got an error.',
  },
  {
    alert: 'TokenWardenTurnsSlow',
    name: 'takes longer than ten seconds for each answer',
    changes: ['2', '10', '30', '+Inf'].map((le) => ({
      series: `token_warden_turn_duration_seconds_bucket{le="${le}",kind="message",command="slow",outcome="done"}`,
      values: le === '2' || le === '10' ? '0x1500' : '0+100x1500',
    })),
    silentAt: '14m',
    at: '20m',
    severity: 'warning',
    summary: 'Answers take longer than 8 seconds; Teams gives up after 10 to 15.',
  },
  {
    alert: 'AppleTokenExpiresSoon',
    name: 'sees the push certificate come within seven days',
    changes: [{ series: EXPIRES, values: `${8 * DAY}x10 ${7 * DAY - 60}-60x1500` }],
    silentAt: '1h',
    at: '1h12m',
    labels: PUSH,
    severity: 'warning',
    summary: 'push Apple MDM push certificate expires in 6d 22h 58m 0s.',
  },
  {
    alert: 'AppleTokenExpired',
    name: 'sees the push certificate lapse',
    changes: [{ series: EXPIRES, values: '600-60x1500' }],
    silentAt: '9m',
    at: '11m',
    labels: PUSH,
    severity: 'critical',
    summary: 'push Apple MDM push certificate has expired.',
  },
];
