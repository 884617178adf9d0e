/** Keeps what is written by way of the console from now on, instead of printing it. */
export function recordConsole(): { readonly lines: readonly string[]; restore(): void } {
  const methods = ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const;
  const lines: string[] = [];
  const before = methods.map((one) => Reflect.get(globalThis.console, one));
  for (const one of methods) {
    Reflect.set(globalThis.console, one, (...args: unknown[]) => void lines.push(args.map(String).join(' ')));
  }
  return {
    lines,
    restore: () => {
      methods.forEach((one, index) => {
        Reflect.set(globalThis.console, one, before[index]);
      });
    },
  };
}
