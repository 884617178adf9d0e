/** What a line means, written by hand: the command, and the names of the tokens it is about. */
export interface Example {
  readonly said: string;
  /** A command by its name, small talk, or `open` for what is only named. */
  readonly means: string;
  /** Names of the tokens, separated by commas; empty when it is about none in particular. */
  readonly tokens: string;
  /** What else was said: until when, which language. */
  readonly rest?: string;
}

/** Several ways to say the same. */
export function ways(means: string, tokens: string, said: readonly string[], rest?: string): Example[] {
  return said.map((one) => ({ said: one, means, tokens, ...(rest === undefined ? {} : { rest }) }));
}
