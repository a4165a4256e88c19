/**
 * The kinds of picture that macOS takes as a PNG, with their pixels; every other is the same one for a screen of twice
 * the density. The two smallest for a plain screen are left out: their kinds are no PNG, and macOS scales these.
 */
const kinds = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

/** The sizes that {@link writeIcns} needs, in pixels. */
export const icnsSizes: readonly number[] = [...new Set(kinds.map(([, size]) => size))];

/** macOS' container: chunks of four letters, their own length with these eight bytes, and the PNG. */
export function writeIcns(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const chunks = kinds.map(([kind, size]) => {
    const picture = pictures.get(size);
    if (!picture) throw new Error(`The .icns needs a picture of ${size} pixels.`);
    return writeChunk(kind, picture);
  });
  return writeChunk('icns', Buffer.concat(chunks));
}

function writeChunk(kind: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8, kind, 'latin1');
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}
