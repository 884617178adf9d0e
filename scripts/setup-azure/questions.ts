import { teamOf } from './team-link.ts';

/** Puts one question to a person and gives the answer, without spaces around it. */
export type AskPerson = (question: string) => Promise<string>;

interface Question {
  readonly option: string;
  readonly text: string;
  /** Taken when nothing is answered; an empty one leaves the option out. */
  readonly otherwise: string;
  readonly takes?: (answer: string) => boolean;
}

const HOST: Question = {
  option: 'host',
  text: 'Where will the bot run? app-service, or elsewhere',
  otherwise: 'app-service',
  takes: (answer) => answer === 'app-service' || answer === 'elsewhere',
};

function rest(host: string, zone: string): readonly Question[] {
  const endpoint: Question = {
    option: 'endpoint',
    text: 'The address Teams will reach the bot at, https://.../api/messages',
    otherwise: '',
    takes: (answer) => /^https:\/\/\S+\/api\/messages$/.test(answer),
  };
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
      takes: (answer) => teamOf(answer) !== undefined,
    },
    { option: 'time-zone', text: 'The time zone of days and reminders', otherwise: zone },
  ];
}

/**
 * Asks for every option that is not given yet. A wrong answer is asked for once more; what is wrong then is said when
 * the options are read.
 */
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

async function answerTo({ text, otherwise, takes }: Question, ask: AskPerson): Promise<string> {
  const shown = `${text}${otherwise === '' ? '' : ` [${otherwise}]`}: `;
  const first = await ask(shown);
  const right = (answer: string) => answer === '' || takes === undefined || takes(answer);
  return (right(first) ? first : await ask(`That is not it. ${shown}`)) || otherwise;
}
