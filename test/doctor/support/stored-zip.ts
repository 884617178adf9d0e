/** A zip with one file that is not compressed; without a checksum, which nobody here reads. */
export function storedZip(name: string, text: string): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt32LE(Buffer.byteLength(text), 14);
  fields.writeUInt32LE(Buffer.byteLength(text), 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name + text)]);
  const header = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(header.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, header, end]);
}
