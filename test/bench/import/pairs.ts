import { join } from 'node:path';
import { migrate } from '../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../main/ledger/database/open.ts';
import { careBetweenPieces } from '../../../main/ledger/upkeep/between-pieces.ts';
import { keepWritesFromMerging } from '../../../main/ledger/upkeep/search-indexes.ts';
import { createUpkeep } from '../../../main/ledger/upkeep/upkeep.ts';
import { rowsPerPiece } from '../../../main/lookup/read-file.ts';
import { type FinishedRow, insertPlainly, readFinished } from '../ledger/plain-rows.ts';
import { awaitRest } from '../ledgers/rest.ts';
import { median, round } from '../measure/statistics.ts';
import { timeNow } from '../measure/time.ts';
import { writeExport } from './file.ts';
import { startImporter } from './importer.ts';

/** Rows that are brought in both ways, and of one file: a short one would measure the start of a thread. */
const mostRows = 50_000;
const rowsOfFile = 12_500;

/**
 * How fast files come in beside the same rows inserted plainly into a ledger that grows as theirs does, in turns: the rate of the
 * one divided by the rate of the other. What is inserted plainly was made before, by an import into a third ledger.
 */
export async function measurePairs(folder: string, rows: number, say: (line: string) => void): Promise<number> {
  const all = Math.min(rows, mostRows);
  const files = await writeFiles(folder, all);
  say(`import: finishing ${all} rows to be inserted plainly`);
  const finished = await finishRows(folder, files);
  if (finished.length !== all) throw new Error(`${all} rows came in as ${finished.length}.`);
  const importer = startImporter(join(folder, 'pairs'));
  const plain = openWritable(join(folder, 'plain.sqlite'));
  try {
    migrate(plain);
    keepWritesFromMerging(plain);
    const ratios: number[] = [];
    for (const { path, first, count } of files) {
      const ours = await importer.take({ path, withWrites: false });
      await awaitRest(importer.file);
      const theirs = timeNow(() => insertWithCare(plain, finished.slice(first, first + count)));
      const upkeep = createUpkeep(plain);
      while (upkeep.step());
      ratios.push(theirs.ms / ours.milliseconds);
      say(`import: ${perSecond(count, ours.milliseconds)} rows a second, plainly ${perSecond(count, theirs.ms)}`);
    }
    return round(median(ratios));
  } finally {
    plain.close();
    await importer.end();
  }
}

interface PartFile {
  readonly path: string;
  readonly first: number;
  readonly count: number;
}

async function writeFiles(folder: string, rows: number): Promise<readonly PartFile[]> {
  const files = Array.from({ length: Math.ceil(rows / rowsOfFile) }, (_, index) => {
    const first = index * rowsOfFile;
    return { path: join(folder, `part-${index}.csv`), first, count: Math.min(rowsOfFile, rows - first) };
  });
  for (const { path, first, count } of files) await writeExport(path, { rows: count, first });
  return files;
}

async function finishRows(folder: string, files: readonly PartFile[]): Promise<readonly FinishedRow[]> {
  const importer = startImporter(join(folder, 'finished'));
  for (const { path } of files) await importer.take({ path, withWrites: false });
  await importer.end();
  return readFinished(importer.file);
}

/** The search indexes are merged between two pieces as an import does it. */
function insertWithCare(plain: WritableDatabase, rows: readonly FinishedRow[]): void {
  for (let start = 0; start < rows.length; start += rowsPerPiece) {
    insertPlainly(plain, rows.slice(start, start + rowsPerPiece), rowsPerPiece);
    careBetweenPieces(plain);
  }
}

function perSecond(rows: number, milliseconds: number): number {
  return Math.round((rows * 1_000) / milliseconds);
}
