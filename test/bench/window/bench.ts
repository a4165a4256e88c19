import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStage } from '../../../scripts/tour/stage.ts';
import { copyLedger, keptLedger } from '../ledgers/cache.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { countCalls } from './calls.ts';
import { watchFrames } from './frames.ts';
import { measureKeys } from './keys.ts';
import { reachesLastRow } from './last-row.ts';
import { measureScrolling } from './scrolling.ts';

export interface WindowBench extends BenchRun {
  /** What is typed, key by key. */
  readonly words?: readonly string[];
}

/** The window's list over a ledger of years, in the Chromium host without a display, as a person uses it. */
export async function benchWindow({ rows, say, words }: WindowBench): Promise<BenchResult> {
  const kept = await keptLedger(rows, say);
  return withFolder(async (folder) => {
    const demo = join(folder, 'sandbox');
    mkdirSync(demo);
    copyLedger(kept, demo);
    const stage = await openStage({ demo });
    try {
      const { page, dataFolder } = stage;
      await page.evaluate(watchFrames);
      const keystrokeP95Ms = await measureKeys(stage, words);
      say(`window: ${keystrokeP95Ms} ms from a key to its rows`);
      const reloadCalls = await countCalls(stage);
      say(`window: ${reloadCalls} calls for a change of the ledger`);
      const longestFrameMs = await measureScrolling(page);
      say(`window: the longest frame took ${longestFrameMs} ms`);
      const lastRowReached = await reachesLastRow(page, join(dataFolder, 'sandbox', 'ledger.sqlite'));
      const line = { rows: kept.making.rows, keystrokeP95Ms, longestFrameMs, lastRowReached, reloadCalls };
      return {
        line,
        table: tabulate(line),
        notes: [
          'Window and console share the machine with the browser’s driver; frames are those of a browser without a display.',
        ],
      };
    } finally {
      await stage.close();
    }
  });
}
