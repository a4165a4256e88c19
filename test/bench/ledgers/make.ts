import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { recordRows } from '../../../main/lookup/import-export.ts';
import { threads } from '../../threads.ts';
import { stampAt, workOn } from './history.ts';
import { inventBatches } from './invent/rows.ts';
import { keepBackupsAway } from './quiet.ts';
import { awaitRest } from './rest.ts';
import { countSegments } from './segments.ts';

/** What was seen while a ledger was made. */
export interface Making {
  readonly rows: number;
  readonly operations: number;
  readonly seconds: number;
  /** The write-ahead log at its longest, between two batches, and when all rows were in, in MB. */
  readonly walPeakMb: number;
  readonly walMb: number;
  /** Of the fuller search index, when all rows were in and the ledger had come to rest. */
  readonly segments: number;
}

/** Rows of one import, and of how many operations a desk of these five years made. */
const largestBatch = 20_000;
const mostOperations = 3_000;

const megabyte = 2 ** 20;

/** Makes a ledger in a folder by the product's own intake and journal, and writes down beside it how that went. */
export async function makeLedger(folder: string, rows: number, say: (line: string) => void): Promise<Making> {
  const began = performance.now();
  const batchSize = Math.min(largestBatch, Math.ceil(rows / 10));
  const batches = Math.ceil(rows / batchSize);
  const refundsOfEach = Math.ceil(Math.min(mostOperations, rows / 100) / batches);
  const ledger = await openLedger(folder, threads);
  try {
    keepBackupsAway(folder);
    let [done, operations, walPeak] = [0, 0, 0];
    for (const batch of inventBatches(rows, batchSize)) {
      const newest = Math.max(...batch.map(({ transaction }) => transaction.happenedAt));
      const source = `export of ${batch.length} rows`;
      await recordRows(ledger.intake, { importId: createId(), source, from: 'import', rows: batch }, stampAt(newest));
      operations += await workOn(ledger, batch, { refunds: refundsOfEach, before: operations });
      done += batch.length;
      walPeak = Math.max(walPeak, walSize(ledger));
      const seconds = (performance.now() - began) / 1000;
      say(`${done} of ${rows} rows, ${operations} operations, ${Math.round(done / seconds)} rows a second`);
    }
    const walMb = toMegabytes(walSize(ledger));
    await awaitRest(ledger.file);
    const making = {
      rows: done,
      operations,
      seconds: Math.round((performance.now() - began) / 1000),
      walPeakMb: toMegabytes(walPeak),
      walMb,
      segments: readSegments(ledger.file),
    };
    writeFileSync(join(folder, 'made.json'), `${JSON.stringify(making)}\n`);
    return making;
  } finally {
    await ledger.close();
  }
}

function walSize({ file }: Ledger): number {
  const wal = `${file}-wal`;
  return existsSync(wal) ? statSync(wal).size : 0;
}

function toMegabytes(bytes: number): number {
  return Number((bytes / megabyte).toFixed(1));
}

function readSegments(file: string): number {
  const database = openReadable(file);
  try {
    return countSegments(database);
  } finally {
    database.close();
  }
}
