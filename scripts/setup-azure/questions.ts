import { type AskedOption, problemWith } from './options.ts';

/** Puts one question to a person and gives the answer, without spaces around it. */
export type AskPerson = (question: string) => Promise<string>;

interface Question {
  readonly option: AskedOption;
  readonly text: string;
  /** Taken when nothing is answered; an empty one leaves the option out. */
  readonly otherwise: string;
  /** There is no going on without an answer. */
  readonly needed?: true;
}

const HOST: Question = {
  option: 'host',
  text: 'Where will the bot run? app-service, or elsewhere',
  otherwise: 'app-service',
};

function rest(host: string, zone: string): readonly Question[] {
  const endpoint: Question = {
    option: 'endpoint',
    text: 'The address Teams will reach the bot at, https://.../api/messages',
    otherwise: '',
    needed: true,
  };
  const utc = zone === 'UTC' ? '; UTC is only what this machine keeps' : '';
  return [
    {
      option: 'name',
      text: 'A name for bot and resources; all of Azure must not have it yet',
      otherwise: 'token-warden',
    },
    { option: 'resource-group', text: 'The resource group', otherwise: 'rg-token-warden' },
    { option: 'location', text: 'The region', otherwise: 'westeurope' },
    ...(host === 'elsewhere' ? [endpoint] : []),
    {
      option: 'team',
      text: 'The link to the IT team (Teams: the team > ... > Get link to team); nothing to say it later',
      otherwise: '',
    },
    {
      option: 'time-zone',
      text: `The time zone of days and reminders, such as Europe/Berlin${utc}`,
      otherwise: zone,
    },
  ];
}

/** Asks for every option that is not given yet, each until the answer can be right. */
export async function askMissing(
  given: ReadonlySet<string>,
  { ask, zone, host }: { readonly ask: AskPerson; readonly zone: string; readonly host: string | undefined },
): Promise<Readonly<Record<string, string>>> {
  const answers: Record<string, string> = {};
  const put = async (question: Question) => {
    if (given.has(question.option)) return;
    const answer = await answerTo(question, ask);
    if (answer !== '') answers[question.option] = answer;
  };
  await put(HOST);
  for (const question of rest(host ?? answers['host'] ?? HOST.otherwise, zone)) await put(question);
  return answers;
}

async function answerTo({ option, text, otherwise, needed }: Question, ask: AskPerson): Promise<string> {
  const shown = `${text}${otherwise === '' ? '' : ` [${otherwise}]`}: `;
  let why = '';
  for (;;) {
    const answer = (await ask(`${why}${shown}`)) || otherwise;
    if (answer === '' && needed === undefined) return '';
    const problem = problemWith(option, answer);
    if (problem === undefined) return answer;
    why = `That ${problem}. `;
  }
}
