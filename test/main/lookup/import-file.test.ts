import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UnfitExport } from '../../../main/lookup/csv/unfit.ts';
import { importExport, importFile } from '../../../main/lookup/import-export.ts';
import { withFileReader } from '../../../main/lookup/read-file.ts';
import type { Intake, Piece } from '../../../main/ports/intake.ts';
import { countRows, unpackRows } from '../../../main/ports/packed-rows.ts';
import { exportReader } from '../../threads.ts';
import { stamp } from '../ledger/samples.ts';

const header = 'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;IDENTIFIER';
const line = (id: number, amount = '1000') =>
  `A${id};W-${id};2026-01-15 12:00:00;payment;${amount};EUR;0;"SNOW; JOHN";SHOP`;
const account = { identifier: 'SHOP', accountId: 'shop-1', currency: 'EUR' };

function write(lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'export.csv');
  writeFileSync(path, [`\ufeff${header}`, ...lines].join('\r\n'));
  return path;
}

/** A ledger that takes at most so many rows of a piece, and writes down what it is given. */
function openIntake(most = 10_000) {
  const [pieces, ids, ended]: [Piece[], string[], string[]] = [[], [], []];
  const intake: Pick<Intake, 'recordRows' | 'recordImport'> = {
    recordRows: async (_importId, piece) => {
      // Whoever handed it over lets go of its bytes afterwards.
      const rows = unpackRows(piece.rows);
      pieces.push({ ...piece, rows });
      const taken = rows.slice(0, most);
      ids.push(...taken.map(({ transaction }) => transaction.transactionId));
      return { settled: [], taken: taken.length };
    },
    recordImport: async (importId) => void ended.push(importId),
  };
  return { intake: intake as Intake, pieces, ids, ended };
}

const read = (intake: Intake, path: string, importId = createId()) =>
  withFileReader(exportReader, (reader) =>
    importFile(intake, { path, accounts: [account], source: 'test', importId }, reader, stamp),
  );

const allIds = (count: number) => Array.from({ length: count }, (_, index) => `A${index}`);

describe('a file', () => {
  it('comes in as its text would, in pieces, and ends once', async () => {
    const lines = Array.from({ length: 601 }, (_, index) => line(index, index % 300 === 299 ? 'much' : '1000'));
    const [file, text] = [openIntake(), openIntake()];
    const fromFile = await read(file.intake, write(lines), 'i1');
    const whole = { text: [header, ...lines].join('\n'), source: 'test', importId: 'i1' };
    const fromText = await importExport(text.intake, whole, () => account, stamp);
    expect(fromFile).toEqual(fromText);
    expect(fromFile).toMatchObject({
      imported: 599,
      rejected: [301, 601].map((number) => ({ line: number, column: 'AMOUNT', problem: 'malformed' })),
    });
    expect(file.pieces.flatMap(({ rows }) => unpackRows(rows))).toEqual(
      text.pieces.flatMap(({ rows }) => unpackRows(rows)),
    );
    expect(Math.max(...file.pieces.map(({ rows }) => countRows(rows)))).toBeLessThanOrEqual(250);
    expect(file.ended).toEqual(['i1']);
  });

  it('comes again from where the ledger stopped taking, in its order, each row once', async () => {
    const { intake, ids, pieces } = openIntake(70);
    await read(intake, write(allIds(300).map((_, index) => line(index))));
    expect(ids).toEqual(allIds(300));
    expect(pieces.map(({ rows }) => countRows(rows))).toEqual([250, 180, 110, 40, 50]);
  });

  it('is not read on while the ledger has not taken what was read', async () => {
    const { intake, pieces } = openIntake();
    const asked = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const slow: Intake = {
      ...intake,
      recordRows: async (...words) => {
        const receipt = await intake.recordRows(...words);
        asked.resolve();
        await taken.promise;
        return receipt;
      },
    };
    const reading = read(slow, write(allIds(2_000).map((_, index) => line(index))));
    await asked.promise;
    // A reader that does not wait would have come by now.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(pieces).toHaveLength(1);
    taken.resolve();
    expect(await reading).toMatchObject({ imported: 2_000 });
  });

  it('names the first thousand of the rows that it cannot read', async () => {
    const { intake } = openIntake();
    const { imported, rejected } = await read(intake, write(allIds(1_200).map((_, index) => line(index, 'much'))));
    expect([imported, rejected.length, rejected.at(-1)?.line]).toEqual([0, 1_000, 1_001]);
  });

  it('that breaks off in a quote loses the row that it breaks off in, by name', async () => {
    const { intake, ended } = openIntake();
    const path = write([...allIds(300).map((_, index) => line(index)), 'A9;"W-9']);
    expect(await read(intake, path, 'i1')).toMatchObject({
      imported: 300,
      rejected: [{ line: 302, column: 'ORDERID', problem: 'quotes' }],
    });
    expect(ended).toEqual(['i1']);
  });

  it('that cannot be taken as a whole says why, and begins nothing', async () => {
    const { intake, pieces } = openIntake();
    const path = write([line(1)]);
    writeFileSync(path, `ORDERID;${header}\n${line(1)}`);
    const failure = await read(intake, path).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(UnfitExport);
    expect(failure).toMatchObject({ reason: { kind: 'columnTwice', column: 'ORDERID' } });
    expect(pieces).toEqual([]);
  });

  it.each(['utf16le', 'utf8'] as const)('with a byte order mark of %s is read in its charset', async (charset) => {
    const { intake, ids } = openIntake();
    const path = write([]);
    writeFileSync(path, Buffer.from(`\ufeff${header}\r\n${line(1)}`, charset));
    await read(intake, path);
    expect(ids).toEqual(['A1']);
  });

  it('that is not there is refused', async () => {
    const { intake, ended } = openIntake();
    await expect(read(intake, '/nowhere/export.csv')).rejects.toThrow(/ENOENT/);
    expect(ended).toEqual([]);
  });

  it('whose ledger fails stops being read', async () => {
    const { intake } = openIntake();
    const full: Intake = { ...intake, recordRows: async () => Promise.reject(new Error('the disk is full')) };
    await expect(read(full, write([line(1)]))).rejects.toThrow('the disk is full');
  });
});
