import { inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue and opacity, each 0 to 255. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = '89504e470d0a1a0a';
/** Bytes a pixel by PNG colour type: 2 is RGB, 6 is RGB with opacity. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/**
 * Decodes the kind of PNG that icons are: 8 bits a channel, RGB or RGBA, not interlaced.
 *
 * @throws Error with one sentence when the bytes are something else
 */
export function decodePng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('it is not a PNG file');
  const { header, data } = readChunks(file);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = CHANNELS[header[9] ?? -1];
  if (channels === undefined || header[8] !== 8 || header[12] !== 0) {
    throw new Error('it must be an RGB or RGBA PNG with 8 bits a channel, not interlaced');
  }
  const rows = unfilter(inflateSync(data), { stride: width * channels, height, channels });
  return { width, height, rgba: withOpacity(rows, channels) };
}

function readChunks(file: Buffer): { header: Buffer; data: Buffer } {
  const parts: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  if (header === undefined || header.length < 13 || parts.length === 0)
    throw new Error('the PNG file is cut off');
  return { header, data: Buffer.concat(parts) };
}

/** Undoes the five row filters of PNG (none, left, up, average, Paeth). */
function unfilter(raw: Buffer, shape: { stride: number; height: number; channels: number }): Uint8Array {
  const { stride, height, channels } = shape;
  if (raw.length < (stride + 1) * height) throw new Error('the PNG file is cut off');
  const out = new Uint8Array(stride * height);
  let above = new Uint8Array(stride);
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1);
    const filter = raw[start] ?? 0;
    const line = new Uint8Array(raw.subarray(start + 1, start + 1 + stride));
    for (const [column, value] of line.entries()) {
      // Left of the first pixel everything counts as 0.
      const left = line[column - channels] ?? 0;
      const corner = above[column - channels] ?? 0;
      line[column] = value + predict(filter, { left, up: above[column] ?? 0, corner });
    }
    out.set(line, row * stride);
    above = line;
  }
  return out;
}

function predict(filter: number, near: { left: number; up: number; corner: number }): number {
  if (filter === 1) return near.left;
  if (filter === 2) return near.up;
  if (filter === 3) return (near.left + near.up) >> 1;
  if (filter !== 4) return 0;
  const guess = near.left + near.up - near.corner;
  const byLeft = Math.abs(guess - near.left);
  const byUp = Math.abs(guess - near.up);
  const byCorner = Math.abs(guess - near.corner);
  if (byLeft <= byUp && byLeft <= byCorner) return near.left;
  return byUp <= byCorner ? near.up : near.corner;
}

function withOpacity(rows: Uint8Array, channels: number): Uint8Array {
  if (channels === 4) return rows;
  const pixels = rows.length / 3;
  const rgba = new Uint8Array(pixels * 4).fill(255);
  for (let pixel = 0; pixel < pixels; pixel += 1)
    rgba.set(rows.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  return rgba;
}
