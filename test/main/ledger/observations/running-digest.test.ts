import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { digestObservations } from '../../../../main/ledger/observations/digest.ts';
import { createWriterMethods } from '../../../../main/ledger/threads/writes.ts';
import { verifyImports } from '../../../../main/ledger/verify/imports.ts';
import { row, stamp } from '../samples.ts';

/** A ledger, and how often an import was read back from it. */
function open() {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-digest-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  const prepare = database.prepare.bind(database);
  let readBack = 0;
  const listen = (sql: string) => {
    if (sql.startsWith('SELECT body FROM observations')) readBack += 1;
    return prepare(sql);
  };
  Object.assign(database, { prepare: listen });
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, readBack: () => readBack };
}

const begin = (database: WritableDatabase) => createWriterMethods(database);
const rows = (...ids: readonly string[]) => ids.map((transactionId) => row({ transactionId }));
const bring = (methods: ReturnType<typeof begin>, importId: string, ...ids: readonly string[]) =>
  methods.recordRows(importId, { rows: rows(...ids), source: 'import' }, stamp);

/** What the log says of its imports is what the observations are. */
const expectSound = (database: WritableDatabase) => expect(verifyImports(database)).toEqual([]);

it('an import is digested as it comes, beside others, and ending it reads nothing back', () => {
  const { database, readBack } = open();
  const methods = begin(database);
  const [one, other] = [createId(), createId()];
  bring(methods, one, 'A1', 'A2');
  bring(methods, other, 'B1');
  bring(methods, one, 'A3');
  methods.recordImport(one, 'test', stamp);
  methods.recordImport(other, 'test', stamp);
  expect(readBack()).toBe(0);
  expectSound(database);
  expect(digestObservations(database, one).rows).toBe(3);
});

it('one that another thread began is read back', () => {
  const { database, readBack } = open();
  const importId = createId();
  bring(begin(database), importId, 'A1');
  const next = begin(database);
  bring(next, importId, 'A2');
  next.recordImport(importId, 'test', stamp);
  expect(readBack()).toBe(1);
  expectSound(database);
});

it('one of which something was taken back is read back', () => {
  const { database, readBack } = open();
  const methods = begin(database);
  const importId = createId();
  bring(methods, importId, 'A1');
  database.exec(`CREATE TRIGGER full AFTER INSERT ON observations WHEN new.body LIKE '%A3%'
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
  expect(() => bring(methods, importId, 'A2', 'A3')).toThrow('the disk is full');
  bring(methods, importId, 'A4');
  methods.recordImport(importId, 'test', stamp);
  expect(readBack()).toBe(1);
  expectSound(database);
});

it('one that brought nothing ends as well', () => {
  const { database } = open();
  begin(database).recordImport(createId(), 'test', stamp);
  expectSound(database);
});
