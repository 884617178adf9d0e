/**
 * What an ICU message needs to be filled, read from its text by the compiler: `{name}` and `{name, select, …}`
 * take a text, `{n, plural, …}`, `{n, selectordinal, …}` and `{n, number}` a number. A message that is asked for
 * with another name, or without one of its own, does not compile.
 */
export type ValuesOf<Message extends string> = {
  readonly [Found in Scan<Message, ['message'], never> as Found[0]]: Found[1] extends NumberKind
    ? number
    : string;
};

type NumberKind = 'number' | 'plural' | 'selectordinal';

/** The name of an argument and how it is formatted; `text` where the message says nothing. */
type Argument = readonly [name: string, kind: string];

/** Where the scan stands: braces open an argument in a message, and a message (an option) in an argument. */
type Inside = 'message' | 'argument';

type Scan<
  Text extends string,
  Stack extends readonly Inside[],
  Found extends Argument,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? Scan<`${Rest}{${After}`, Outer<Stack>, Found>
    : Stack extends readonly ['message', ...Inside[]]
      ? ScanArgument<After, Stack, Found>
      : Scan<After, ['message', ...Stack], Found>
  : Found;

/** `After` is what follows the brace that opens an argument. */
type ScanArgument<
  After extends string,
  Stack extends readonly Inside[],
  Found extends Argument,
> = After extends `${infer Inner}}${infer Rest}`
  ? Inner extends `${infer Name},${infer Kind},${string}`
    ? After extends `${Name},${Kind},${infer Options}`
      ? Scan<Options, ['argument', ...Stack], Found | readonly [Trim<Name>, Trim<Kind>]>
      : never
    : Inner extends `${infer Name},${infer Kind}`
      ? Scan<Rest, Stack, Found | readonly [Trim<Name>, Trim<Kind>]>
      : Scan<Rest, Stack, Found | readonly [Trim<Inner>, 'text']>
  : never;

type Outer<Stack extends readonly Inside[]> = Stack extends readonly [Inside, ...infer Rest extends Inside[]]
  ? Rest
  : ['message'];

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;
