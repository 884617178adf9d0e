/** The body of an answer as text, with its size; `too-large` when it has more bytes than asked for. */
export type Body = { readonly text: string; readonly bytes: number } | 'too-large';

/**
 * Reads a body and stops at the limit, which closes the connection: an answer that does not end must not fill the
 * memory. Counted after decompression. Rejects when the line breaks or the request is given up.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Body> {
  const { body, headers } = response;
  if (body === null) return { text: '', bytes: 0 };
  if (Number(headers.get('content-length')) > maxBytes) {
    await body.cancel();
    return 'too-large';
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > maxBytes) return 'too-large';
    chunks.push(chunk);
  }
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), bytes };
}
