/** The file's head and each entry's, in bytes. */
const [headLength, entryLength] = [6, 16];

/** Windows' container: a head, an entry for each picture, then the PNGs as they are; 256 is the largest that it can say. */
export function writeIco(pictures: ReadonlyMap<number, Buffer>): Buffer {
  const sizes = [...pictures.keys()].sort((one, other) => one - other);
  const head = Buffer.alloc(headLength + entryLength * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [index, size] of sizes.entries()) {
    if (size > 256) throw new Error(`An .ico holds nothing larger than 256 pixels, not ${size}.`);
    const picture = pictures.get(size) ?? Buffer.alloc(0);
    const at = headLength + entryLength * index;
    // A byte has no room for 256: it is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    bodies.push(picture);
    offset += picture.length;
  }
  return Buffer.concat([head, ...bodies]);
}
