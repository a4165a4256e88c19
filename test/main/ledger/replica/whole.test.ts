import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { markStale } from '../../../../main/ledger/database/stale.ts';
import { erasePerson } from '../../../../main/ledger/erase/erase.ts';
import { type Ledger, openLedger } from '../../../../main/ledger/ledger.ts';
import { bringUpToDate } from '../../../../main/ledger/rebuild/bring-up-to-date.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { oneThread } from '../../../one-thread.ts';
import { makeFolder } from '../../open-console.ts';
import { confirm, importRows, openTemporaryLedger, row, stamp, takeImport } from '../samples.ts';
import { photograph } from './desks.ts';
import { tellAll } from './withdrawn.ts';

const identity = {
  fileDigest: '0'.repeat(64),
  reader: '1',
  rules: { accountId: null, amounts: null, zone: 'UTC', delimiter: null, encoding: null },
} as const;

async function openOne() {
  const { folder, ledger } = await openTemporaryLedger();
  const open = { ledger, folder, file: ledger.file };
  onTestFinished(async () => {
    await open.ledger.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  return open;
}

async function takeIn({ replica }: Ledger, part: LogPart): Promise<void> {
  await replica.store(part);
  while ((await replica.project()).isMore);
}

function photographFile(file: string) {
  const database = openWritable(file);
  try {
    return photograph({ database });
  } finally {
    database.close();
  }
}

it('a ledger with colleagues is sound, comes out of a new file as it was, and forgets whom a colleague erased', async () => {
  const [ours, theirs] = [await openOne(), await openOne()];
  await importRows(ours.ledger, [row()]);
  await theirs.ledger.team.bind({ teamId: 'one', joinedAt: 1 });
  await importRows(theirs.ledger, [row(), row({ transactionId: 'A2', orderId: 'W-2' }, { client: 'another' })]);
  await theirs.ledger.journal.addNote(
    { accountId: 'SHOP', orderId: 'W-1001', transactionId: 'A1', text: 'j.snow called' },
    stamp,
  );
  await confirm(ours.ledger);
  await takeIn(theirs.ledger, await tellAll(ours.ledger));
  const before = await tellAll(theirs.ledger);
  await takeIn(ours.ledger, before);
  await importRows(ours.ledger, [
    row({ transactionId: 'A3', orderId: 'W-3' }, { client: 'third', clientEmail: '', clientName: '' }),
  ]);
  const found = async (text: string) =>
    (await ours.ledger.views.searchTransactions({ text, amounts: [], after: null, limit: 9 })).rows.length;
  expect(await found('another')).toBe(1);

  await ours.ledger.close();
  expect(verifyLedger(ours.file)).toEqual([]);
  const photographed = photographFile(ours.file);
  const database = openWritable(ours.file);
  markStale(database, 'readable');
  database.close();
  bringUpToDate(ours.file);
  expect(photographFile(ours.file)).toEqual(photographed);

  // What is under way keeps nobody else from being erased.
  await theirs.ledger.close();
  const erasure = erasePerson(theirs.file, { by: 'client', client: 'another' }, stamp);
  expect(erasure.kind).toBe('erased');
  theirs.ledger = await openLedger(theirs.folder, oneThread);
  ours.ledger = await openLedger(ours.folder, oneThread);
  await takeIn(ours.ledger, await tellAll(theirs.ledger));
  expect(await found('another')).toBe(0);
  expect(await found('third')).toBe(1);
  // Told again as it was before: what was erased stays so.
  await takeIn(ours.ledger, before);
  await ours.ledger.rebuildProjections();
  expect(await found('another')).toBe(0);
  await ours.ledger.close();
  await theirs.ledger.close();
  for (const { file } of [ours, theirs]) expect(verifyLedger(file)).toEqual([]);
});

it('what a colleague withdraws counts here no more, and the ledger can be written again', async () => {
  const [ours, theirs] = [await openOne(), await openOne()];
  const importId = createId();
  await theirs.ledger.imports.beginImport({ importId, source: 'a.csv', ...identity }, stamp);
  await theirs.ledger.intake.recordRows(importId, { rows: [row()], source: 'import' }, stamp);
  await theirs.ledger.intake.recordImport(importId, 'a.csv', stamp);
  await takeIn(ours.ledger, await tellAll(theirs.ledger));
  expect(await ours.ledger.views.hasTransactions('SHOP')).toBe(true);
  expect(await ours.ledger.imports.listImports(9)).toEqual([]);
  expect((await theirs.ledger.imports.withdrawImport(importId, stamp)).kind).toBe('withdrawn');
  await theirs.ledger.whenPrepared;
  await takeIn(ours.ledger, await tellAll(theirs.ledger));
  expect(await ours.ledger.views.hasTransactions('SHOP')).toBe(false);
  await importRows(ours.ledger, [row({ transactionId: 'A9' })]);
  await ours.ledger.close();
  expect(verifyLedger(ours.file)).toEqual([]);
});

it('what this desk withdrew, and whom it erased, is gone as well from an older copy that takes its log back', async () => {
  const ours = await openOne();
  await ours.ledger.team.bind({ teamId: 'one', joinedAt: 1 });
  const { importId } = await takeImport(ours.ledger);
  await importRows(ours.ledger, [row({ transactionId: 'A2', orderId: 'W-2' }, { client: 'another' })]);
  await ours.ledger.close();
  const older = makeFolder();
  for (const name of ['ledger.sqlite', 'ledger.sqlite.witness']) cpSync(join(ours.folder, name), join(older, name));
  ours.ledger = await openLedger(ours.folder, oneThread);
  await ours.ledger.imports.withdrawImport(importId, stamp);
  await ours.ledger.whenPrepared;
  await ours.ledger.close();
  expect(erasePerson(ours.file, { by: 'client', client: 'another' }, stamp).kind).toBe('erased');
  ours.ledger = await openLedger(ours.folder, oneThread);
  const told = await tellAll(ours.ledger);

  const copy = await openLedger(older, oneThread);
  await takeIn(copy, told);
  expect(copy.preparation()).toBeNull();
  const shop = ['A1', 'A2'].map((transactionId) => ({ accountId: 'SHOP', transactionId }));
  expect(await copy.imports.findKnown(shop)).toMatchObject([null, { client: '' }]);
  await importRows(copy, [row({ transactionId: 'A9' })]);
  await copy.close();
  expect(verifyLedger(copy.file)).toEqual([]);
});
