import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** A file as it leaves the gateway. */
export interface Packed {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Packs one CSV file, `COMPRESSION` being zip or gzip in any case (protocol.md §5). */
export function pack(name: string, csv: string, compression: string): Packed {
  const bytes = Buffer.from(csv, 'utf8');
  return compression.toLowerCase() === 'zip'
    ? { name: `${name}.zip`, mediaType: 'application/zip', bytes: zip(name, bytes) }
    : { name: `${name}.gz`, mediaType: 'application/gzip', bytes: gzipSync(bytes) };
}

/** A ZIP archive of one deflated file: its entry, the directory of one entry, and the end (APPNOTE.TXT §4.3). */
function zip(name: string, bytes: Buffer): Buffer {
  const entryName = Buffer.from(name, 'utf8');
  const deflated = deflateRawSync(bytes);
  const described = Buffer.alloc(26);
  described.writeUInt16LE(20, 0); // needs version 2.0
  described.writeUInt16LE(0x0800, 2); // names are UTF-8
  described.writeUInt16LE(8, 4); // deflate
  described.writeUInt32LE(0x00210000, 6); // 1 January 1980: the archive itself is as old as its bytes
  described.writeUInt32LE(crc32(bytes), 10);
  described.writeUInt32LE(deflated.length, 14);
  described.writeUInt32LE(bytes.length, 18);
  described.writeUInt16LE(entryName.length, 22);
  const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), described, entryName, deflated]);
  const listing = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    described,
    Buffer.alloc(14), // no comment, first disk, no attributes, at offset 0
    entryName,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(entry.length, 16);
  return Buffer.concat([entry, listing, end]);
}
