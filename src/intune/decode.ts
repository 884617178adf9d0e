import { z } from 'zod';
import { parseJson } from './failure.ts';

/** Turns the body of a 2xx answer into a value, or says where it is not what it should be. */
export type Decode<T> = (body: string) => Decoded<T> | Promise<Decoded<T>>;

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  /** `detail` names places and kinds of error, never values: they may be somebody's mail address. */
  | { readonly ok: false; readonly detail: string; readonly code?: string };

export function json<T>(schema: z.ZodType<T>): Decode<T> {
  return (body) => {
    const answer = openAnswer(body);
    return answer.ok ? decodeAs(schema, answer.value) : answer;
  };
}

export const ignoreBody: Decode<undefined> = () => ({ ok: true, value: undefined });

const withError = z.object({ error: z.unknown().refine((error) => error !== null && error !== undefined) });
const errorCode = z.object({ error: z.object({ code: z.string().min(1) }) });

/** An answer with an error in it is none, whatever stands beside the error and whatever the status was. */
export function openAnswer(body: string): Decoded<unknown> {
  const value = parseJson(body);
  if (!withError.safeParse(value).success) return { ok: true, value };
  const code = errorCode.safeParse(value).data?.error.code ?? 'error-in-answer';
  return { ok: false, detail: 'an error in the answer', code: code.slice(0, 80) };
}

/** @param at where in the answer the value stands */
export function decodeAs<T>(
  schema: z.ZodType<T>,
  value: unknown,
  at: readonly PropertyKey[] = [],
): Decoded<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.slice(0, 3);
  const places = issues.map(({ path, code }) => `${[...at, ...path].join('.')} ${code}`);
  return { ok: false, detail: places.join(', ').trim() };
}
