import { inflateRawSync } from 'node:zlib';

const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
const MAX_ENTRY = 1_000_000;

/**
 * The text of one file in a zip, found by the directory at its end; undefined when it is no zip or has no such
 * file. Source: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
 */
export function readZipEntry(zip: Buffer, name: string): string | undefined {
  try {
    const end = zip.lastIndexOf(uint32(END_OF_CENTRAL));
    if (end < 0) return undefined;
    let at = zip.readUInt32LE(end + 16);
    while (zip.readUInt32LE(at) === CENTRAL_HEADER) {
      const nameLength = zip.readUInt16LE(at + 28);
      if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) return content(zip, at);
      at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return undefined;
  } catch (error) {
    // Offsets that point nowhere, or bytes that do not inflate: a damaged file, which the caller reports.
    if (error instanceof RangeError || (error instanceof Error && 'errno' in error)) return undefined;
    throw error;
  }
}

function content(zip: Buffer, header: number): string {
  const stored = zip.readUInt16LE(header + 10) === 0;
  const size = zip.readUInt32LE(header + 20);
  const local = zip.readUInt32LE(header + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + size);
  return (stored ? bytes : inflateRawSync(bytes, { maxOutputLength: MAX_ENTRY })).toString('utf8');
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
