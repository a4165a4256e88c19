import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { threads } from '../../threads.ts';
import { copyLedger, keptLedger } from '../ledgers/cache.ts';
import { stockUp } from '../ledgers/fresh.ts';
import { instantGateway, openOffice } from '../ledgers/office.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { ratio } from '../measure/statistics.ts';
import { answer } from '../search/answer.ts';
import { ask } from '../search/question.ts';
import { sampleRows } from '../search/sample.ts';

export interface MemoryBench extends BenchRun {
  readonly operations?: number;
  readonly searches?: number;
}

/**
 * What an intake of so many rows left behind, as was seen when it had ended; and whether a process that works on and on with
 * that ledger goes on taking memory, threads included.
 */
export async function benchMemory(options: MemoryBench): Promise<BenchResult> {
  const { rows, say, operations = 1_000, searches = 10_000 } = options;
  const kept = await keptLedger(rows, say);
  const memoryRatio = await withFolder(async (folder) => {
    const file = copyLedger(kept, folder);
    const ledger = await openLedger(folder, threads);
    try {
      const samples = sampleRows(file, 100);
      const next = await stockUp(ledger, 'M', operations);
      const { refund } = openOffice(ledger, { gateway: instantGateway(600_000_000) });
      const tenths: number[] = [];
      for (let tenth = 1; tenth <= 10; tenth += 1) {
        for (let count = 0; count < operations / 10; count += 1) await refund(next());
        for (let count = 0; count < searches / 10; count += 1) {
          const sample = samples[count % samples.length];
          await answer(ledger.views, ask(count % 2 === 0 ? (sample?.orderId ?? '') : (sample?.email ?? '')), null);
        }
        tenths.push(residentMemory());
        say(`memory: ${tenth} of 10 parts, ${Math.round((tenths.at(-1) ?? 0) / 2 ** 20)} MB`);
      }
      return ratio(tenths.at(-1) ?? 0, tenths[0] ?? 0);
    } finally {
      await ledger.close();
    }
  });
  const { walMb, walPeakMb, segments } = kept.making;
  const line = { rows: kept.making.rows, walMb, segments, memoryRatio };
  return {
    line,
    table: tabulate(line),
    notes: [
      `Between two imports the write-ahead log was never longer than ${walPeakMb} MB.`,
      `Memory is that of the whole process after ${operations} refunds and ${searches} searches, beside that after a tenth of them.`,
    ],
  };
}

/** What is only waiting for the collector is no leak: it comes first. */
function residentMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage.rss();
}
