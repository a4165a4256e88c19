import { isAscii, isUtf8 } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { UnfitExport } from '../../../../main/lookup/csv/unfit.ts';
import type { ParsedExport } from '../../../../main/lookup/export-csv.ts';
import { type FileRules, readTables } from '../../../../main/lookup/file/tables.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'be2bill-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const columns = [
  'TRANSACTIONID',
  'ORDERID',
  'DATE',
  'OPERATIONTYPE',
  'AMOUNT',
  'CURRENCY',
  'EXECCODE',
  'CARDFULLNAME',
  'IDENTIFIER',
] as const;
type Cells = Record<(typeof columns)[number], string>;

const account = { accountId: 'shop-1', currency: 'EUR' } as const;
const owners = { findAccount: (name: string) => (name === 'SHOP' ? account : undefined) };

/** Letters that Windows-1252 has as well, among them one that ISO 8859-1 does not have. */
const name = fc.stringMatching(/^[A-Za-zéèüßŒ€;,"'\t -]{0,20}$/);

const someRow: fc.Arbitrary<Cells> = fc
  .record({
    id: fc.integer({ min: 1, max: 999_999 }),
    minor: fc.integer({ min: 0, max: 9_999_999 }),
    currency: fc.constantFrom('EUR', 'USD'),
    execcode: fc.constantFrom('0', '4001'),
    name,
  })
  .map(({ id, minor, currency, execcode, name }) => ({
    TRANSACTIONID: `A${id}`,
    ORDERID: `W-${id}`,
    DATE: '2026-01-15 12:00:00',
    OPERATIONTYPE: 'payment',
    AMOUNT: (minor / 100).toFixed(2),
    CURRENCY: currency,
    EXECCODE: execcode,
    CARDFULLNAME: name,
    IDENTIFIER: 'SHOP',
  }));

function toCsv(rows: readonly Cells[], delimiter: string, end: string): string {
  const quote = (cell: string) => (/[;,"\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [
    columns.join(delimiter),
    ...rows.map((row) => columns.map((column) => quote(row[column])).join(delimiter)),
  ];
  return lines.join(end);
}

const windows1252: Readonly<Record<string, number>> = { '€': 0x80, Œ: 0x8c };

/** How one text may be written down. */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text),
  utf8WithMark: (text) => Buffer.from(`\ufeff${text}`),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  utf16leWithMark: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  utf16beWithMark: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  windows1252: (text) => Buffer.from([...text].map((character) => windows1252[character] ?? character.charCodeAt(0))),
};

/** Whether a text's bytes in Windows-1252 are UTF-8 as well, of another text: `ßŒ` is then U+07CC, and nobody could know. */
function isBoth(text: string): boolean {
  const bytes = encodings['windows1252']?.(text) ?? Buffer.of();
  return isUtf8(bytes) && !isAscii(bytes);
}

const packings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  plain: (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  zip: (bytes) => zip({ 'export.csv': bytes }),
};

let files = 0;
function write(bytes: Uint8Array): string {
  files += 1;
  const path = join(folder, `export-${files}`);
  writeFileSync(path, bytes);
  return path;
}

async function readAll(bytes: Uint8Array, rules: FileRules = {}) {
  const rows: ToldRow[] = [];
  const rejected: unknown[] = [];
  for await (const piece of readTables(write(bytes), owners, 3, { amounts: 'major', ...rules })) {
    rows.push(...piece.rows);
    rejected.push(...piece.rejected);
  }
  return { rows, rejected };
}

const reasonOf = (failure: unknown) => (failure instanceof UnfitExport ? failure.reason.kind : failure);

describe('one table', () => {
  it('gives the same rows in every encoding, between all delimiters, packed in any way, and as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Two rows of one transaction are two things in an answer, and disputed once they are told by a table.
        fc.uniqueArray(someRow, { minLength: 1, maxLength: 7, selector: ({ TRANSACTIONID }) => TRANSACTIONID }),
        fc.constantFrom(...Object.keys(encodings)),
        fc.constantFrom(...Object.keys(packings)),
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (rows, encoding, packing, delimiter, end) => {
          fc.pre(encoding !== 'windows1252' || !isBoth(toCsv(rows, delimiter, end)));
          const encode = (text: string) =>
            packings[packing]?.(encodings[encoding]?.(text) ?? Buffer.of()) ?? Buffer.of();
          const json = JSON.stringify({ OPERATIONTYPE: 'getTransactions', EXECCODE: '0000', DATA: rows });
          const plain = await readAll(Buffer.from(toCsv(rows, ';', '\n')));
          expect(plain.rows.length + plain.rejected.length).toBe(rows.length);
          expect(await readAll(encode(toCsv(rows, delimiter, end)))).toEqual(plain);
          // A list of JSON has no header: its first entry is the first line.
          const { rows: fromJson } = await readAll(encode(json));
          expect(fromJson).toEqual(plain.rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of several in an archive, a row that cannot be read is named with its table', async () => {
    const table = (amount: string) =>
      Buffer.from(`${columns.join(';')}\nA1;W;2026-01-15 12:00:00;payment;${amount};EUR;0;;SHOP`);
    const read = await readAll(
      zip({ 'one.csv': table('1.00'), 'two.csv': table('much'), '__MACOSX/._one.csv': Buffer.of(1) }),
    );
    expect(read.rows).toHaveLength(1);
    expect(read.rejected).toMatchObject([{ table: 'two.csv', line: 2, column: 'AMOUNT', transactionId: 'A1' }]);
  });
});

describe('a table of which nothing but carriage returns ends a line, as a Mac may write it', () => {
  it('loses no row, and names the one that cannot be read by its line', async () => {
    const row = (id: string, amount: string) => `${id};W;2026-01-15 12:00:00;payment;${amount};EUR;0;;SHOP`;
    const text = [columns.join(';'), row('A1', '1.00'), row('A2', 'much'), row('A3', '3.00')].join('\r');
    const { rows, rejected } = await readAll(Buffer.from(text));
    expect(rows.map(({ transaction }) => transaction.transactionId)).toEqual(['A1', 'A3']);
    expect(rejected).toMatchObject([{ line: 3, column: 'AMOUNT', transactionId: 'A2' }]);
  });
});

describe('times that name no offset', () => {
  const at = (date: string) => Buffer.from(`${columns.join(';')}\nA1;W;${date};payment;1.00;EUR;0;;SHOP`);
  it.each([
    ['2026-01-15 12:00:00', '2026-01-15T11:00:00Z'],
    ['2026-07-15 12:00:00', '2026-07-15T10:00:00Z'],
    ['2026-07-15 12:00:00Z', '2026-07-15T12:00:00Z'],
    // Half past two comes twice: the earlier one counts.
    ['2026-10-25 02:30:00', '2026-10-25T00:30:00Z'],
  ])('%s in Paris is %s', async (date, instant) => {
    const { rows } = await readAll(at(date), { zone: 'Europe/Paris' });
    expect(rows[0]?.transaction.happenedAt).toBe(Date.parse(instant));
  });
});

describe('a file that cannot be taken as a whole is refused before its first row', () => {
  const csv = Buffer.from(toCsv([], ';', '\n'));
  const packed = zip({ 'export.csv': csv });
  it.each([
    ['a gzip that is cut short', gzipSync(Buffer.alloc(9_000, csv)).subarray(0, 40), 'cannotUnpack'],
    ['a zip that is cut short', packed.subarray(0, -30), 'cannotUnpack'],
    ['an encrypted zip', encrypt(packed), 'cannotUnpack'],
    ['a zip without a table', zip({}), 'emptyArchive'],
    ['an archive of which one file is no table', zip({ 'a.csv': csv, 'b.txt': Buffer.from('hello') }), 'noExport'],
    ['JSON that is no answer', Buffer.from('{"hello":1}'), 'noAnswer'],
    ['JSON that says two things', Buffer.from('{"EXECCODE":"0000","EXECCODE":"4001","DATA":[]}'), 'noAnswer'],
    ['an answer that refuses', Buffer.from('{"EXECCODE":"1003","DATA":[]}'), 'noAnswer'],
    ['rows of JSON that say not whose they are', Buffer.from('[{"TRANSACTIONID":"A1"}]'), 'noIdentifier'],
    ['nothing', Buffer.of(), 'noExport'],
  ])('%s', async (_what, bytes, reason) => {
    const failure = await readAll(bytes).then(
      () => 'read',
      (thrown: unknown) => reasonOf(thrown),
    );
    expect(failure).toBe(reason);
  });
});

describe('an archive of which one bit is another', () => {
  const row = 'A1;W;2026-01-15 12:00:00;payment;10.00;EUR;0;;SHOP';
  const csv = Buffer.from(`${columns.join(';')}\n${row}`);
  const packings = { gzip: gzipSync(csv), deflated: zip({ a: csv }), stored: zip({ a: csv }, 'stored') };
  it.each(
    Object.entries(packings).flatMap(([name, bytes]) => [
      { name, bytes, rules: {}, how: 'read as it is' },
      { name, bytes, rules: { encoding: 'utf-8' } as const, how: 'read as a person said' },
    ]),
  )('is refused before its first row, or tells nothing else: $name, $how', async ({ bytes, rules }) => {
    const whole = await readAll(bytes, rules);
    expect(whole.rows).toHaveLength(1);
    let refused = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += 3) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const pieces: ParsedExport[] = [];
      try {
        for await (const piece of readTables(write(damaged), owners, 1, { amounts: 'major', ...rules }))
          pieces.push(piece);
      } catch (failure) {
        expect([failure, pieces]).toEqual([expect.any(UnfitExport), []]);
        refused += 1;
        continue;
      }
      // What is no archive any more by its first signs is read as a table, of which no row can be.
      expect([[], whole.rows]).toContainEqual(pieces.flatMap(({ rows }) => rows));
    }
    expect(refused).toBeGreaterThan(bytes.length);
  });

  it('is refused before its first row, however long it is, where a person said its encoding', async () => {
    const lines = Array.from({ length: 3_000 }, (_, id) => row.replace('A1', `A${id}`));
    const bytes = zip({ a: Buffer.from([columns.join(';'), ...lines].join('\n')) }, 'stored');
    bytes[bytes.lastIndexOf('10.00')] = '9'.charCodeAt(0);
    const pieces: ParsedExport[] = [];
    const reading = async () => {
      const rules = { amounts: 'major', encoding: 'utf-8' } as const;
      for await (const piece of readTables(write(bytes), owners, 250, rules)) pieces.push(piece);
    };
    await expect(reading()).rejects.toThrow(UnfitExport);
    expect(pieces).toEqual([]);
  });
});

function encrypt(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt16LE(1, entry + 8);
  return bytes;
}
