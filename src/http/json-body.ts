import type { IncomingMessage } from 'node:http';

/** More than any activity of Teams; a larger body is refused before it is read. */
export const BODY_LIMIT = 256 * 1024;

export type Body =
  | { readonly ok: true; readonly activity: { readonly [key: string]: unknown } }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly code: string; readonly message: string };

/** Reads an activity: a JSON object with the fields without which nobody could answer it. */
export async function readJsonBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type))
    return refuse(415, 'UnsupportedMediaType', 'Send the activity as application/json.');
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) {
    request.resume();
    return tooLarge();
  }
  const text = await readText(request);
  if (text === 'too-large') return tooLarge();
  if (text === 'cut-off') return refuse(400, 'BadRequest', 'The body ends before it is complete.');
  if (text.body.trim() === '') return refuse(400, 'BadRequest', 'The body is empty; send one activity.');
  return checkActivity(text.body);
}

async function readText(
  request: IncomingMessage,
): Promise<{ readonly body: string } | 'too-large' | 'cut-off'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      // What comes after the limit is read and dropped, so that the sender gets the answer.
      if (size <= BODY_LIMIT) chunks.push(chunk as Buffer);
      if (size > 16 * BODY_LIMIT) break;
    }
  } catch (error) {
    // Callers hang up, or are hung up on when they take too long: nothing of that is an error of the bot.
    if (!request.complete) return 'cut-off';
    throw error;
  }
  return size > BODY_LIMIT ? 'too-large' : { body: Buffer.concat(chunks).toString('utf8') };
}

function checkActivity(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(400, 'BadRequest', 'The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(400, 'BadRequest', 'The body must be one activity, a JSON object.');
  }
  const activity = value as { readonly [key: string]: unknown };
  const missing = missingFields(activity);
  if (missing.length > 0) return refuse(400, 'BadRequest', `The activity lacks ${missing.join(', ')}.`);
  return { ok: true, activity };
}

/** `type` alone makes an activity; without the others no answer could be addressed. */
function missingFields(activity: { readonly [key: string]: unknown }): string[] {
  const text = (value: unknown) => typeof value === 'string' && value !== '';
  const withId = (value: unknown) =>
    typeof value === 'object' && value !== null && text((value as { id?: unknown }).id);
  return [
    ...(['type', 'channelId', 'serviceUrl'] as const).filter((name) => !text(activity[name])),
    ...(['conversation', 'from', 'recipient'] as const)
      .filter((name) => !withId(activity[name]))
      .map((name) => `${name}.id`),
  ];
}

function tooLarge(): Body {
  return refuse(413, 'PayloadTooLarge', `The body is larger than ${BODY_LIMIT / 1024} KB.`);
}

function refuse(status: 400 | 413 | 415, code: string, message: string): Body {
  return { ok: false, status, code, message };
}
