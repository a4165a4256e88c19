import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { rowsPerPiece } from '../../../main/lookup/read-file.ts';
import { insertPlainly, readFinished } from '../ledger/plain-rows.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { p95, ratio } from '../measure/statistics.ts';
import { timeNow } from '../measure/time.ts';
import { writeExport } from './file.ts';

/** So many rows are inserted plainly to compare with: finished rows are all in memory. */
const mostPlain = 50_000;

interface Measured {
  readonly taken: string;
  readonly milliseconds: number;
  /** Bytes of the whole process, its threads included. */
  readonly peak: number;
  /** Milliseconds of one durable write, before the import and while it ran. */
  readonly alone: readonly number[];
  readonly during: readonly number[];
}

/** How a file of so many rows comes in: its rate beside a plain insert, its memory, and how long money waits meanwhile. */
export async function benchImport({ rows, say }: BenchRun): Promise<BenchResult> {
  const line = await withFolder(async (folder) => {
    const few = Math.min(rows, mostPlain);
    say(`import: ${few} rows to be inserted plainly`);
    const scratch = await take(folder, 'scratch', few);
    const plainPerSecond = insertedPerSecond(folder, scratch.file, few);
    say(`import: ${rows} rows from a file`);
    const { measured } = await take(folder, 'big', rows);
    const rowsPerSecond = Math.round((rows * 1_000) / measured.milliseconds);
    return {
      rows,
      rowsPerSecond,
      ratioToPlainInsert: ratio(rowsPerSecond, plainPerSecond),
      peakMemoryMb: Math.round(measured.peak / 2 ** 20),
      durableWriteDuringP95Ratio: ratio(p95(measured.during), p95(measured.alone)),
      windowLongestTaskMs: null,
    };
  });
  return {
    line,
    table: tabulate(line),
    notes: [
      'The rate is from the command to the last durable row: the look at the whole file before is part of it.',
      'What the window does meanwhile is not measured here.',
    ],
  };
}

async function take(folder: string, name: string, rows: number): Promise<{ measured: Measured; file: string }> {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.csv`);
  await writeExport(path, rows);
  const program = join(import.meta.dirname, 'process.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, own, path], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`The import has ended with ${status}: ${stderr}`);
  const measured = JSON.parse(stdout) as Measured;
  if (measured.taken !== 'taken') throw new Error(`The file was not taken: ${measured.taken}.`);
  return { measured, file: ledgerFile(own) };
}

function insertedPerSecond(folder: string, finishedIn: string, rows: number): number {
  const finished = readFinished(finishedIn);
  if (finished.length !== rows) throw new Error(`${rows} rows came in as ${finished.length}.`);
  const plain = openWritable(join(folder, 'plain.sqlite'));
  try {
    migrate(plain);
    const { ms } = timeNow(() => insertPlainly(plain, finished, rowsPerPiece));
    return Math.round((rows * 1_000) / ms);
  } finally {
    plain.close();
  }
}
