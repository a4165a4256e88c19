import { join } from 'node:path';
import { keepCompiled } from '../../../scripts/start/keep-compiled.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { p95, ratio } from '../measure/statistics.ts';
import { writeExport } from './file.ts';
import { startImporter } from './importer.ts';
import { measurePairs } from './pairs.ts';
import { measureWindow } from './window.ts';

/**
 * How a file of so many rows comes in: its rate, its memory, and how long money waits meanwhile; its rate beside a plain insert;
 * and what the window does meanwhile.
 */
export async function benchImport({ rows, say }: BenchRun): Promise<BenchResult> {
  const line = await withFolder(async (folder) => {
    // As `npm start` has it: the programs that are started find it in their environment.
    keepCompiled();
    const ratioToPlainInsert = await measurePairs(folder, rows, say);
    say(`import: ${rows} rows from one file`);
    const path = join(folder, 'big.csv');
    await writeExport(path, { rows });
    const importer = startImporter(join(folder, 'big'));
    const { milliseconds, peak, during, alone } = await importer.take({ path, withWrites: true });
    await importer.end();
    return {
      rows,
      rowsPerSecond: Math.round((rows * 1_000) / milliseconds),
      ratioToPlainInsert,
      peakMemoryMb: Math.round(peak / 2 ** 20),
      durableWriteDuringP95Ratio: ratio(p95(during), p95(alone)),
      windowLongestTaskMs: await measureWindow(folder, rows, say),
    };
  });
  return {
    line,
    table: tabulate(line),
    notes: [
      'The rate is from the command to the last durable row: the look at the whole file before is part of it, and a write of the journal every 100 ms.',
      'Beside a plain insert are files of 12,500 rows, in turns; between two pieces both merge their search indexes by the same steps.',
      'The window is that of the Chromium host without a display, at the imports and at the list; it shares the machine with the import.',
    ],
  };
}
