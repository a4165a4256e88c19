import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ledger } from '../../../../main/ledger/ledger.ts';
import type { Corrections } from '../../../../main/lookup/detect/inspection.ts';
import type { ExportAccount } from '../../../../main/lookup/read-file.ts';
import { createImportSession, type ImportSession } from '../../../../main/lookup/session/session.ts';
import { takeInTurn } from '../../../../main/lookup/session/take-in-turn.ts';
import { exportReader } from '../../../threads.ts';
import { openTemporaryLedger, stamp } from '../../ledger/samples.ts';

const header = 'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME';
const line = (id: number, amount: string) =>
  `A${id};W-${id};2026-01-15 12:00:00;payment;${amount};EUR;0;"SNOW 4234603011240000"`;

let ledger: Ledger;
let folder: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ ledger, folder, close } = await openTemporaryLedger());
});
afterEach(() => close());

function write(lines: readonly string[], name = 'export.csv', columns = header): string {
  const own = mkdtempSync(join(tmpdir(), 'be2bill-session-'));
  const path = join(own, name);
  writeFileSync(path, [columns, ...lines].join('\n'));
  return path;
}

const account = { identifier: 'SHOP', accountId: 'shop-1', currency: 'EUR' } as const;

/** A session that is told to stop once so many rows were read; never where nothing is said. */
function open(
  stopAfter = Number.POSITIVE_INFINITY,
  accounts: readonly ExportAccount[] = [account],
  reader = exportReader,
): ImportSession {
  const session = createImportSession({
    ledger,
    reader,
    accounts: () => accounts,
    stamp: () => stamp,
    createId,
    folder: join(folder, 'imports'),
    version: 'test',
    onProgress: (progress) => {
      if (progress && progress.rows >= stopAfter) session.stop();
    },
  });
  return session;
}

const said: Corrections = { accountId: 'shop-1', amounts: 'minor', zone: 'UTC' };
const count = async () => (await ledger.imports.listImports(10)).map(({ rows }) => rows);

it('takes nothing before what decides about money was answered', async () => {
  const path = write([line(1, '1000')]);
  const { accountId: _, ...nobodys } = said;
  expect(await open().take(path, nobodys)).toEqual({ kind: 'unanswered', questions: ['account'] });
  expect(await open().take(path, { accountId: 'shop-1' })).toEqual({ kind: 'unanswered', questions: ['amounts'] });
  expect(await count()).toEqual([]);
});

it('goes on where it was stopped, takes each row once, and lists every row that it left out', async () => {
  const lines = Array.from({ length: 700 }, (_, id) => line(id, id % 100 === 99 ? '=much' : '1000'));
  const path = write(lines);
  const first = await open(250).take(path, said);
  expect(first).toMatchObject({ kind: 'stopped', imported: 248 });
  expect(await count()).toEqual([250]);
  // A line was told to nobody: the same file, read in another way, is another import.
  expect(await open(250).take(path, { ...said, amounts: 'major' })).toMatchObject({ kind: 'stopped' });

  const taken = await open().take(path, said);
  expect(taken).toMatchObject({ kind: 'taken', resumed: true, imported: 693, rejectedRows: 7 });
  if (taken.kind !== 'taken' || taken.sideFile === null) throw new Error('No list was written.');
  expect(await count()).toEqual([250, 700]);
  const list = readFileSync(taken.sideFile, 'utf8');
  expect(list.trim().split('\r\n')).toHaveLength(8);
  expect(list).toContain(';101;AMOUNT;malformed;A99\r\n');
  expect(list).not.toContain('4234603011240000');
  if (process.platform !== 'win32') expect(statSync(taken.sideFile).mode & 0o777).toBe(0o600);
});

it('begins anew where an account was added since it was stopped: rows of it were left out before', async () => {
  const other = { identifier: 'SHOP2', accountId: 'shop-2', currency: 'EUR' } as const;
  const lines = Array.from({ length: 600 }, (_, id) => `${id < 100 ? 'SHOP2' : 'SHOP'};${line(id, '1000')}`);
  const path = write(lines, 'export.csv', `IDENTIFIER;${header}`);
  const decided: Corrections = { amounts: 'minor', zone: 'UTC' };
  expect(await open(250).take(path, decided)).toMatchObject({ kind: 'stopped', imported: 150 });
  const taken = await open(undefined, [account, other]).take(path, decided);
  expect(taken).toMatchObject({ kind: 'taken', resumed: false, imported: 600, rejectedRows: 0 });
  const keys = lines.map((_, id) => ({ accountId: id < 100 ? 'shop-2' : 'shop-1', transactionId: `A${id}` }));
  expect((await ledger.imports.findKnown(keys)).filter((row) => row !== null)).toHaveLength(600);
  // In another order they are the same accounts.
  await open(250, [account, other]).take(write([...lines, ...lines], 'twice.csv', `IDENTIFIER;${header}`), decided);
  const again = write([...lines, ...lines], 'twice.csv', `IDENTIFIER;${header}`);
  expect(await open(undefined, [other, account]).take(again, decided)).toMatchObject({ resumed: true });
});

it('compares a whole file with what is known, and writes nothing', async () => {
  await open().take(write([line(1, '1000'), line(2, '1000'), line(3, '1000')]), said);
  const changed = line(3, '1000').replace(';0;', ';4001;');
  const path = write([line(1, '1000'), line(2, '100000'), changed, line(4, '1000'), line(5, 'much')]);
  expect(await open().compare(path, said)).toMatchObject({
    rows: 5,
    counts: { same: 1, contradicting: 1, changed: 1, new: 1 },
    contradicting: [{ told: { transaction: { transactionId: 'A2' } }, known: { amount: { minor: 1_000 } } }],
    unreadable: 1,
    rejected: [{ line: 6, column: 'AMOUNT' }],
  });
  expect(await open(1).compare(path, said)).toBe('stopped');
  expect(await count()).toEqual([3]);
});

it('takes a file that nobody looked at as it is written, and none that is written in two ways', async () => {
  const amounts = async () => {
    const known = await ledger.imports.findKnown(
      [1, 2].map((id) => ({ accountId: 'shop-1', transactionId: `A${id}` })),
    );
    return known.map((row) => row?.amount.minor ?? null);
  };
  const take = (...lines: readonly string[]) => open().takeUnseen(write(lines), 'shop-1');
  // A spreadsheet has cut the zeros: 40 is no forty cents beside 12.5.
  expect(await take(line(1, '40'), line(2, '12.5'))).toEqual({ kind: 'unanswered', questions: ['amounts'] });
  expect([await amounts(), await count()]).toEqual([[null, null], []]);
  expect(await take(line(1, '40.00'), line(2, '12.50'))).toMatchObject({ kind: 'taken', imported: 2 });
  expect(await amounts()).toEqual([4_000, 1_250]);
  expect(await take(line(1, '4000'), line(2, '1250'))).toMatchObject({ kind: 'taken', imported: 2 });
  expect(await amounts()).toEqual([4_000, 1_250]);
});

it('takes one file at a time', async () => {
  const session = open();
  const path = write([line(1, '1000')]);
  const taking = session.take(path, said);
  expect(await session.take(path, said)).toEqual({ kind: 'busy' });
  expect(await session.compare(path, said)).toBe('busy');
  expect((await taking).kind).toBe('taken');
  // A file without a broken row leaves no list behind.
  expect(existsSync(join(folder, 'imports'))).toBe(false);
});

it('leaves nothing behind where a file cannot be taken as a whole', async () => {
  const path = write([line(1, '1000')]);
  const inspected = open();
  await inspected.inspect(path, said);
  // Whole euros now, under the name of what was answered for as cents.
  writeFileSync(path, [header, line(1, '10')].join('\n'));
  await expect(inspected.take(path, said)).rejects.toMatchObject({ reason: { kind: 'changedSincePreview' } });
  await expect(inspected.compare(path, said)).rejects.toMatchObject({ reason: { kind: 'changedSincePreview' } });
  writeFileSync(path, 'hello');
  await expect(open().take(path, said)).rejects.toMatchObject({ reason: { kind: 'noExport' } });
  await expect(open().takeUnseen(path, 'shop-1')).rejects.toMatchObject({ reason: { kind: 'noExport' } });
  expect(await count()).toEqual([]);
  rmSync(path);
});

it('takes and looks at nothing behind its end, also of files that were handed over one behind the other', async () => {
  const session = open();
  const path = write([line(1, '1000')]);
  const take = takeInTurn(session.takeUnseen);
  const taking = [take(path, 'shop-1'), take(path, 'shop-1')];
  await Promise.allSettled([session.finish(), ...taking]);
  const behind = [...taking, session.take(path, said), session.compare(path, said), session.inspect(path, said)];
  for (const asked of behind) await expect(asked).rejects.toThrow('takes no file any more');
  expect(await count()).toEqual([]);
});

it('waits at its end for nobody who only looks at a file', async () => {
  const session = open(undefined, undefined, new URL('./silent-reader.ts', import.meta.url));
  const looking = session.inspect(write([line(1, '1000')]), said);
  await Promise.all([session.finish(), expect(looking).rejects.toThrow('The thread that reads files has ended')]);
});
