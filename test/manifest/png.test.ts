import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decodePng } from '../../manifest/png.ts';

/** Writes an RGBA PNG whose rows use the filters given, so that decoding has to undo each of them. */
function encodePng(rgba: Uint8Array, shape: { width: number; filters: readonly number[] }): Buffer {
  const { width, filters } = shape;
  const stride = width * 4;
  const byte = (row: number, column: number) =>
    row < 0 || column < 0 ? 0 : (rgba[row * stride + column] ?? 0);
  const rows = filters.map((filter, row) => {
    const line = Buffer.alloc(stride + 1);
    line[0] = filter;
    for (let column = 0; column < stride; column += 1) {
      const left = byte(row, column - 4);
      const up = byte(row - 1, column);
      const corner = column < 4 ? 0 : byte(row - 1, column - 4);
      const guess = left + up - corner;
      const paeth = [left, up, corner].reduce((best, next) =>
        Math.abs(guess - next) < Math.abs(guess - best) ? next : best,
      );
      const prediction = [0, left, up, Math.floor((left + up) / 2), paeth][filter] ?? 0;
      line[column + 1] = (byte(row, column) - prediction + 256) % 256;
    }
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(filters.length, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const frame = Buffer.alloc(body.length + 12);
  frame.writeUInt32BE(body.length, 0);
  frame.write(type, 4, 'latin1');
  body.copy(frame, 8);
  return frame;
}

describe('decoding icons', () => {
  it('gives back the pixels, whatever filters the rows use', () => {
    const picture = fc
      .tuple(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }),
      )
      .chain(([width, filters]) => {
        const length = width * filters.length * 4;
        return fc.tuple(
          fc.constant(width),
          fc.constant(filters),
          fc.uint8Array({ minLength: length, maxLength: length }),
        );
      });
    fc.assert(
      fc.property(picture, ([width, filters, rgba]) => {
        const decoded = decodePng(encodePng(rgba, { width, filters }));
        assert.deepEqual([decoded.width, decoded.height], [width, filters.length]);
        assert.deepEqual([...decoded.rgba], [...rgba]);
      }),
    );
  });

  it('says what is wrong with other bytes', () => {
    const whole = encodePng(new Uint8Array(16), { width: 2, filters: [0, 0] });
    assert.throws(() => decodePng(Buffer.from('GIF89a')), { message: 'it is not a PNG file' });
    assert.throws(() => decodePng(whole.subarray(0, 30)), { message: 'the PNG file is cut off' });
    const grey = Buffer.from(whole);
    grey[8 + 8 + 9] = 0;
    assert.throws(() => decodePng(grey), { message: /^it must be an RGB or RGBA PNG/ });
  });
});
